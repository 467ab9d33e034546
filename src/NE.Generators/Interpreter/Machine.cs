using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Program;

namespace NE.Generators.Interpreter;

/// <summary>
/// Executes programs in float64, for tests. Memory that was never written holds small numbers derived from its name, so that two machines
/// agree.
/// </summary>
internal class Machine(Buffers buffers)
{
    // Enough for sums over a batch to differ from one sample, few enough to be fast.
    private const int MostSamples = 5;
    private readonly Dictionary<BufferId, double[]> memory = [];
    private readonly Dictionary<Parameter, double[]> parameters = [];
    private readonly Dictionary<StateId, double> states = [];

    /// <summary>The buffer whose memory each buffer uses; itself if it is not listed.</summary>
    public IReadOnlyDictionary<BufferId, BufferId> Rooms { get; init; } = new Dictionary<BufferId, BufferId>();

    /// <summary>The parameter arrays that were accessed.</summary>
    public IReadOnlyDictionary<Parameter, double[]> Parameters => parameters;

    /// <summary>The memory that was accessed, row by row for each sample.</summary>
    public IReadOnlyDictionary<BufferId, double[]> Memory => memory;

    /// <summary>The numbers that represent accessed state other than buffers and parameters.</summary>
    public IReadOnlyDictionary<StateId, double> States => states;

    /// <summary>The number of computed samples of a batch.</summary>
    protected virtual int Most => MostSamples;

    /// <summary>The sum of values that only leave the learner: meters.</summary>
    public double Seen { get; private set; }

    /// <summary>An array of a slot: a mask of ones and zeros, squares for second moments, otherwise small numbers.</summary>
    public double[] this[Parameter parameter]
    {
        get
        {
            if (!parameters.TryGetValue(parameter, out double[]? array))
            {
                string name = $"{parameter.Owner?.Name}.{parameter.Slot.Name}.{parameter.Part.Name}";
                int length = parameter.Part == Part.Moments ? 2 * parameter.Slot.Count : parameter.Slot.Count;
                array = new double[length];
                for (int i = 0; i < array.Length; i++)
                {
                    double noise = Noise(name, i);
                    array[i] = parameter.Part == Part.Mask ? (noise > -0.3 ? 1 : 0)
                        : parameter.Part == Part.Moments && i >= parameter.Slot.Count ? noise * noise
                        : 0.5 * noise;
                }

                parameters[parameter] = array;
            }

            return array;
        }
    }

    /// <summary>A number that represents state other than buffers and parameters.</summary>
    public double this[StateId state]
    {
        get => states.TryGetValue(state, out double number) ? number : 0.5 * Noise(state.Name, 0);
        set => states[state] = value;
    }

    /// <summary>A number of a value.</summary>
    public double this[Value place, int sample, int row]
    {
        get => Array(place)[Index(place, sample, row)];
        set => Array(place)[Index(place, sample, row)] = value;
    }

    /// <summary>The number of computed samples of a value.</summary>
    public int Samples(Value value) => Math.Min(buffers.SamplesOf(value).Count, Most);

    /// <summary>Writes all numbers of a value in order.</summary>
    public void Each(Value value, Func<int, int, double> number)
    {
        for (int sample = 0; sample < Samples(value); sample++)
        {
            for (int row = 0; row < value.Rows; row++)
            {
                this[value, sample, row] = number(sample, row);
            }
        }
    }

    /// <summary>Writes numbers of a stream, which represent draws from state of the runtime.</summary>
    public virtual void Draw(Value value, Stream stream, params IReadOnlyList<StateId> from)
    {
        double drawn = 0.2 * Math.Sin(from.Sum(state => this[state]));
        Each(value, (sample, row) => drawn + Normal(stream, sample, row));
    }

    /// <summary>A number of a stream, approximately standard normal.</summary>
    public virtual double Normal(Stream stream, int sample, int row) => 1.7 * Noise(stream.Name, (1000 * sample) + row);

    /// <summary>Records a number that leaves the learner.</summary>
    public void See(double number) => Seen += number;

    /// <summary>Records a number written to state of the runtime: a meter, a method's state.</summary>
    public void See(StateId state, double number)
    {
        See(number);
        this[state] = number;
    }

    /// <summary>A number in [−1, 1] derived from a name and an index.</summary>
    public static double Noise(string name, int index)
    {
        uint hash = 2166136261;
        foreach (char letter in name)
        {
            hash = unchecked((hash ^ letter) * 16777619);
        }

        hash = unchecked((hash ^ (uint)index) * 2654435761);
        hash ^= hash >> 15;
        hash = unchecked(hash * 2246822519);
        hash ^= hash >> 13;
        return (hash / (double)uint.MaxValue * 2) - 1;
    }

    private double[] Array(Value value)
    {
        BufferId room = Rooms.TryGetValue(value.Buffer, out BufferId shared) ? shared : value.Buffer;
        if (!memory.TryGetValue(room, out double[]? array))
        {
            (Group group, string part, int rows) = buffers[room];
            array = new double[rows * Samples(new Value(room, 0, rows))];
            for (int i = 0; i < array.Length; i++)
            {
                array[i] = 0.5 * Noise($"{group.Name}.{part}", i);
            }

            memory[room] = array;
        }

        return array;
    }

    private int Index(Value value, int sample, int row)
    {
        (_, _, int rows) = buffers[value.Buffer];
        return (sample * rows) + value.First + row;
    }
}
