using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NE.Runtime.Memory;

namespace NE.Runtime.Networks;

/// <summary>
/// The sparse structure of a layer's live weights: their positions, and the orders in which the three products traverse them. It holds no
/// parameters except a transposed copy of the online weights. Topology changes only at events, so all of it is rebuilt there.
/// </summary>
internal sealed unsafe class LiveMatrix
{
    private readonly byte* mask;
    private readonly int inputs;
    private readonly int weights;
    private float* online;

    /// <summary>Allocates the memory for any mask, so that a rebuild allocates nothing.</summary>
    /// <param name="arena">Owner of the memory.</param>
    /// <param name="mask">1 where a weight is live, <c>[out][in]</c>.</param>
    /// <param name="inputs">Number of input features.</param>
    /// <param name="outputs">Number of output features.</param>
    public LiveMatrix(Arena arena, byte* mask, int inputs, int outputs)
    {
        this.mask = mask;
        this.inputs = inputs;
        weights = inputs * outputs;
        Forward = new LiveStream(arena, outputs, inputs);
        Transposed = new LiveStream(arena, inputs, outputs);
        Plan = new GradientPlan(arena, inputs, outputs);
        Slots = (int*)arena.TakeBytes((long)weights * sizeof(int));
        TransposedValues = arena.Take(System.Math.Max(LiveStream.Capacity(inputs, outputs), Room(inputs, outputs)));
        Dead = Room(inputs, outputs) - 1;
    }

    /// <summary>The order of y = W x, which is also the order of the weights in every parameter array.</summary>
    public LiveStream Forward { get; }

    /// <summary>The order of dx = Wᵀ dy; its sources are slots.</summary>
    public LiveStream Transposed { get; }

    /// <summary>The order of the weight gradient.</summary>
    public GradientPlan Plan { get; }

    /// <summary>
    /// For each position <c>[out][in]</c> the index of its weight in a parameter array; <see cref="Dead"/> where it is not live.
    /// </summary>
    public int* Slots { get; }

    /// <summary>
    /// An index in every parameter array that no pass over the parameters touches: its value is 0 except in the gradient.
    /// </summary>
    public int Dead { get; }

    /// <summary>The online weights in the order of <see cref="Transposed"/>.</summary>
    public float* TransposedValues { get; }

    /// <summary>Number of live weights.</summary>
    public int Live { get; private set; }

    /// <summary>Length in floats of a parameter array for either form: weights, biases, a vector of slack, <see cref="Dead"/>.</summary>
    public static int Room(int inputs, int outputs) => checked(((LiveStream.Capacity(outputs, inputs) + outputs + 15) & ~15) + 32);

    /// <summary>Rebuilds everything for the current mask.</summary>
    public void Build()
    {
        Forward.Build(mask, inputs, 1);
        for (int i = 0; i < weights; i++)
            Slots[i] = Dead;

        Live = 0;
        for (int slot = 0; slot < Forward.Length; slot++)
        {
            if (Forward.Source[slot] >= 0)
            {
                Slots[Forward.Source[slot]] = slot;
                Live++;
            }
        }

        Transposed.Build(mask, 1, inputs);
        int* source = Transposed.Source;
        for (int i = 0; i < Transposed.Length; i++)
            source[i] = source[i] >= 0 ? Slots[source[i]] : Dead;

        Plan.Build(mask, Slots, Forward.Length);
    }

    /// <summary>The transposed copy of the online weights.</summary>
    /// <exception cref="System.InvalidOperationException">These are not the online weights: only they have a transposed copy.</exception>
    public float* TransposedValuesOf(LinearParameters parameters) => parameters.Weight == online
        ? TransposedValues
        : throw new System.InvalidOperationException("Gradients only pass through the online weights of a layer; pass its Online side.");

    /// <summary>Copies weights to <see cref="TransposedValues"/>; must be called after every change of the online weights.</summary>
    /// <param name="values">A parameter array in live form.</param>
    public void Transpose(float* values)
    {
        online = values;
        Gather(values, Transposed.Source, TransposedValues, Transposed.Length);
    }

    /// <summary>to[i] = from[places[i]]; a count that is not a multiple of 8 is rounded up.</summary>
    public static void Gather(float* from, int* places, float* to, int count)
    {
        if (Avx2.IsSupported)
        {
            for (int i = 0; i < count; i += Vector256<float>.Count)
                Avx2.GatherVector256(from, Vector256.Load(places + i), sizeof(float)).Store(to + i);
        }
        else
        {
            for (int i = 0; i < count; i++)
                to[i] = from[places[i]];
        }
    }
}
