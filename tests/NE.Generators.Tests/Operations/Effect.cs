using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Tests.Operations;

/// <summary>What one operation does to a machine's memory: its arrays before and after.</summary>
internal sealed class Effect
{
    private readonly Dictionary<object, (double[] Before, double[] After)> arrays = [];
    private readonly Buffers buffers;

    private Effect(Buffers buffers) => this.buffers = buffers;

    /// <summary>What left the learner.</summary>
    public double Seen { get; private set; }

    /// <summary>Runs the operation on memory that was changed before.</summary>
    /// <param name="buffers">Buffers of its program.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="scale">Factor of all numbers.</param>
    /// <param name="changed">The rows and arrays of parameters that are changed too.</param>
    /// <param name="shift">About what is added there.</param>
    public static Effect Of(Buffers buffers, Operation operation, double scale, Func<Place, bool> changed, double shift)
    {
        // A first run finds out what is touched, whether it is declared or not.
        var probe = new Machine(buffers);
        operation.Evaluate(probe);
        Place[] declared = [.. operation.Reads, .. operation.Writes];
        object[] keys =
        [
            .. probe.Parameters.Keys.Concat(declared.Where(static p => p.Parameter is not null).Select(static p => p.Parameter!.Value))
                .Distinct().Cast<object>(),
            .. probe.Memory.Keys.Concat(declared.Where(static p => p.Memory is not null).Select(static p => p.Memory!.Value.Buffer))
                .Distinct().Cast<object>(),
            .. probe.States.Keys.Concat(declared.Where(static p => p.State is not null).Select(static p => p.State!)).Distinct(),
        ];
        var effect = new Effect(buffers);
        var machine = new Machine(buffers);
        foreach (object key in keys)
        {
            double[] values = effect.ArrayOf(machine, key);
            bool[] moved = [.. effect.Places(key).Select(changed)];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = (scale * values[i]) + (moved[i % moved.Length] ? shift * (1 + (0.3 * Machine.Noise("shift", i))) : 0);
            }

            effect.arrays[key] = ([.. values], values);
            if (key is StateId state)
            {
                machine[state] = values[0];
            }
        }

        operation.Evaluate(machine);
        foreach (StateId state in keys.OfType<StateId>())
        {
            effect.arrays[state].After[0] = machine[state];
        }

        effect.Seen = machine.Seen;
        return effect;
    }

    /// <summary>Places that the operation changed, among the chosen.</summary>
    public IEnumerable<Place> Changed(Func<Place, bool> chosen) => Differing(static (_, array) => array, chosen);

    /// <summary>Places, among the chosen, that hold something else than behind another run.</summary>
    public IEnumerable<Place> Differing(Effect other, Func<Place, bool> chosen) =>
        Differing((key, array) => (other.arrays[key].After, array.After), chosen);

    private IEnumerable<Place> Differing(
        Func<object, (double[] Before, double[] After), (double[] One, double[] Other)> pair, Func<Place, bool> chosen)
    {
        foreach ((object key, (double[] Before, double[] After) array) in arrays)
        {
            (double[] one, double[] other) = pair(key, array);
            Place[] places = Places(key);
            for (int row = 0; row < places.Length; row++)
            {
                if (chosen(places[row]) && Enumerable.Range(0, one.Length / places.Length)
                    .Any(n => one[(n * places.Length) + row] != other[(n * places.Length) + row]))
                {
                    yield return places[row];
                }
            }
        }
    }

    // A place for each row of a buffer; one for all of an array of parameters, and for a number of state.
    private Place[] Places(object key) => key switch
    {
        BufferId buffer => [.. Enumerable.Range(0, buffers[buffer].Rows).Select(row => (Place)new Value(buffer, row, 1))],
        StateId state => [state],
        _ => [(Parameter)key],
    };

    private double[] ArrayOf(Machine machine, object key)
    {
        if (key is StateId state)
        {
            return [machine[state]];
        }

        if (key is BufferId buffer)
        {
            _ = machine[new Value(buffer, 0, buffers[buffer].Rows), 0, 0];
            return machine.Memory[buffer];
        }

        return machine[(Parameter)key];
    }
}
