using System;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Random;

namespace NE.Runtime.Topology;

/// <summary>
/// A layer at topology events: its growth, its pruning and the reset of its units (NE paper section 4; docs/algorithm.md, "Topology").
/// Each step of an event is a method; an agent calls those that its experiment declares, in this order: <see cref="BeginEvent"/>,
/// <see cref="MeasureActivity"/>, a count, a growth selection, a prune selection, Connect…, <see cref="Disconnect"/> (or <see cref="Request"/>, a prune
/// selection and <see cref="Disconnect"/> before growth), unit resets,
/// <see cref="ForgetMoments"/>, the target, <see cref="EndEvent"/>.
/// </summary>
/// <remarks>
/// Selections read the layer as it was before the event and change nothing, so newborn connections are never pruned by the event that
/// created them. Scratch memory is allocated once; an event allocates nothing. Random numbers are functions of (seed, update, layer,
/// index): no result depends on the order in which layers or connections are visited.
/// </remarks>
public sealed unsafe partial class ElasticLayer
{
    private readonly LinearLayer? next;
    private readonly bool output;
    private readonly int final;
    private readonly int inputs;
    private readonly int units;

    private readonly int[] inputsBefore;
    private readonly int[] liveInputs;
    private readonly double[] activity;
    private readonly bool[] dormant;
    private readonly NewbornHealth newborns;

    private uint seed;
    private long update;
    private ulong unit;
    private int liveBefore;
    private int dormantUnits;

    /// <summary>
    /// Allocates the scratch memory for a layer. A layer without a mask has nothing to grow or prune; only its dormant units can be reset.
    /// </summary>
    /// <param name="layer">The layer whose topology changes.</param>
    /// <param name="next">The layer that reads its units, or null if there is none to change.</param>
    /// <param name="output">Whether it is the output layer of its network: its units are never dormant, pruned or reset.</param>
    /// <param name="remembers">Whether a user-defined criterion scores its connections, with a number kept for each of them.</param>
    /// <param name="final">Live connections that gradual pruning leaves.</param>
    public ElasticLayer(LinearLayer layer, LinearLayer? next, bool output, bool remembers = false, int final = 0)
    {
        ArgumentNullException.ThrowIfNull(layer);
        Layer = layer;
        this.next = next;
        this.output = output;
        this.final = final;
        inputs = layer.Inputs;
        units = layer.Outputs;
        int scratch = layer.Mask is null ? 0 : Size;
        inputsBefore = new int[units];
        liveInputs = new int[units];
        activity = new double[units];
        dormant = new bool[units];
        grown = new int[scratch];
        pruned = new int[scratch];
        keys = new ulong[Math.Max(scratch, units)];
        redrawn = new int[units];
        revived = new int[units];
        newborns = new NewbornHealth(scratch);
        if (remembers)
        {
            memories = new float[scratch];
            inputActivity = new double[inputs];
            outputActivity = new double[units];
        }
    }

    /// <summary>The layer.</summary>
    public LinearLayer Layer { get; }

    /// <summary>N, all connections of the layer, live or not.</summary>
    public int Size => checked(inputs * units);

    /// <summary>Live connections, kept up to date from <see cref="BeginEvent"/> to <see cref="EndEvent"/>.</summary>
    public int Live { get; private set; }

    /// <summary>Growth carried to the next event, in connections.</summary>
    public double Waiting => carry;

    /// <summary>Begins an event with nothing selected. The layer's dense gradient must be that of the growth batch.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="update">Gradient update of the event, 1-based.</param>
    public void BeginEvent(uint seed, long update)
    {
        this.seed = seed;
        this.update = update;
        unit = EventUnit.Of(update, Layer.Number);
        grownCount = prunedCount = redrawnCount = revivedCount = 0;
        dormantUnits = 0;
        Layer.Unpack();
        next?.Unpack();
        inputsRedrawn = carries = false;
        Array.Clear(dormant);
        Array.Fill(activity, double.PositiveInfinity);
        CountInputs();
        liveBefore = Live;
        room = Size - Live;
        if (Layer.Mask is not null)
        {
            newborns.Measure(Layer);
        }
    }

    /// <summary>Finds the dormant units: those whose neuron score is at most τ (docs/algorithm.md, "Dormancy").</summary>
    /// <param name="hidden">Outputs of this layer on the growth batch, after its activation.</param>
    /// <param name="dormantThreshold">τ ≥ 0; 0 means silent on the whole batch.</param>
    public void MeasureActivity(Activations hidden, double dormantThreshold)
    {
        if (output)
        {
            return;
        }

        NeuronScores.Measure(hidden, activity);
        FindDormant(dormantThreshold);
    }

    /// <summary>Finds the dormant units by a user-defined utility in place of the mean absolute activation.</summary>
    /// <typeparam name="TUtility">The utility.</typeparam>
    /// <param name="hidden">Outputs of this layer on the growth batch, after its activation.</param>
    /// <param name="dormantThreshold">τ ≥ 0, compared with a unit's utility over the mean of its layer.</param>
    public void MeasureActivity<TUtility>(Activations hidden, double dormantThreshold)
        where TUtility : IUnitUtility
    {
        UnitUtilities.Measure<TUtility>(hidden, [Layer], next is null ? [] : [next], activity);
        FindDormant(dormantThreshold);
    }

    /// <summary>Ends the event and returns its record.</summary>
    public TopologyRecord EndEvent()
    {
        if (Layer.Mask is not null)
        {
            newborns.Add(grown.AsSpan(0, grownCount), Layer);
        }

        Layer.Pack();
        next?.Pack();
        int withoutInputs = 0, unrecoverable = 0;
        for (int i = 0; i < units; i++)
        {
            if (liveInputs[i] == 0)
            {
                withoutInputs++;
                unrecoverable += activity[i] <= 0 && Layer.Online.Bias[i] <= 0 ? 1 : 0;
            }
        }

        return new TopologyRecord(
            Layer.Name, update, liveBefore, Live, Size, grownCount, prunedCount, dormantUnits, units, withoutInputs, unrecoverable, carry)
        {
            Redrawn = redrawnCount,
            Revived = revivedCount,
            AfterOneInterval = newborns.AfterOneInterval,
            AfterTenIntervals = newborns.AfterTenIntervals,
        };
    }

    /// <summary>Writes the state that later events depend on: the carry, and the newborn connections being tracked.</summary>
    /// <param name="writer">Receives the tensors.</param>
    public void Save(ITensorWriter writer)
    {
        writer.Write(Layer.Name + ".carry", [carry], 1);
        newborns.Save(writer, Layer);
        SaveMemories(writer);
    }

    /// <summary>Restores what <see cref="Save"/> wrote. The layer itself must be loaded first.</summary>
    /// <param name="reader">Source of the tensors.</param>
    /// <exception cref="CheckpointException">A tensor is missing or has a different size.</exception>
    public void Load(ITensorReader reader)
    {
        reader.Read(Layer.Name + ".carry", new Span<double>(ref carry));
        newborns.Load(reader, Layer);
        LoadMemories(reader);
        CountInputs();
    }

    private void FindDormant(double threshold)
    {
        for (int i = 0; i < units; i++)
        {
            dormant[i] = activity[i] <= threshold;
            dormantUnits += dormant[i] ? 1 : 0;
        }
    }

    private void CountInputs()
    {
        Live = 0;
        for (int i = 0; i < units; i++)
        {
            int count = inputs;
            if (Layer.Mask is not null)
            {
                count = 0;
                byte* row = Layer.Mask + ((nint)i * inputs);
                for (int j = 0; j < inputs; j++)
                {
                    count += row[j];
                }
            }

            inputsBefore[i] = liveInputs[i] = count;
            Live += count;
        }
    }

    private IndexedWords Words(RandomStreamId stream) => new(seed, stream, unit);
}
