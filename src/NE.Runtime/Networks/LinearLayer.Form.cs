using System;

namespace NE.Runtime.Networks;

public sealed unsafe partial class LinearLayer
{
    private readonly LiveMatrix? matrix;
    private int biasOffset;
    private int counted = -1;

    /// <summary>
    /// Not null while the layer is in live form: parameter arrays then hold only the live weights, in the order of the matrix, padded with
    /// zeros, followed by the biases.
    /// </summary>
    internal LiveMatrix? Live { get; private set; }

    /// <summary>Index of the weight at a position <c>[out][in]</c> in a parameter array; that of a 0 if there is none.</summary>
    internal nint SlotOf(nint position) => Live is { } live ? live.Slots[position] : position;

    /// <summary>
    /// Ends a change of weights or mask at an event: projects constrained weights, selects the form by density and shape, or by <see cref="WeightForms.Variable"/>, and converts all
    /// parameters to it. Results do not depend on the form.
    /// </summary>
    internal void Pack()
    {
        Constrain();
        Pack(WeightForms.Wanted);
    }

    /// <summary>As <see cref="Pack()"/> with a given form; a layer without a mask stays dense.</summary>
    internal void Pack(WeightForm form)
    {
        Unpack();
        counted = LiveWeights;
        if (matrix == null || form == WeightForm.Dense)
            return;

        if (form == WeightForm.Auto && !WeightForms.PrefersLive(Inputs, Outputs, counted))
            return;

        matrix.Build();
        ReadOnlySpan<nint> arrays = [(nint)online, (nint)target, (nint)gradient, (nint)firstMoment, (nint)secondMoment];
        foreach (nint array in arrays)
            Pack((float*)array);

        if (initial != null)
            Pack(initial);

        if (Age != null)
            PackAges();

        Live = matrix;
        biasOffset = matrix.Forward.Length;
        Stepped();
    }

    /// <summary>Begins a change of the mask: converts all parameters to dense order.</summary>
    internal void Unpack()
    {
        counted = -1;
        if (Live == null)
            return;

        ReadOnlySpan<nint> arrays = [(nint)online, (nint)target, (nint)gradient, (nint)firstMoment, (nint)secondMoment];
        foreach (nint array in arrays)
            Unpack((float*)array);

        if (initial != null)
            Unpack(initial);

        if (Age != null)
            UnpackAges();

        Live = null;
        biasOffset = Weights;
    }

    /// <summary>Must be called after every change of the online weights between events, to update copies of them.</summary>
    internal void Stepped() => Live?.Transpose(online);

    // The transposed values are not valid during a change of form and serve as its scratch.
    private void Pack(float* array)
    {
        float* scratch = matrix!.TransposedValues;
        new Span<float>(array, Weights + Outputs).CopyTo(new Span<float>(scratch, Weights + Outputs));
        new Span<float>(array, LiveMatrix.Room(Inputs, Outputs)).Clear();
        for (int i = 0; i < Weights; i++)
            array[matrix.Slots[i]] = scratch[i];

        array[matrix.Dead] = 0;
        new Span<float>(scratch + Weights, Outputs).CopyTo(new Span<float>(array + matrix.Forward.Length, Outputs));
    }

    private void Unpack(float* array)
    {
        int room = LiveMatrix.Room(Inputs, Outputs);
        float* scratch = matrix!.TransposedValues;
        array[matrix.Dead] = 0;
        new Span<float>(array, room).CopyTo(new Span<float>(scratch, room));
        new Span<float>(array, room).Clear();
        for (int i = 0; i < Weights; i++)
            array[i] = scratch[matrix.Slots[i]];

        new Span<float>(scratch + biasOffset, Outputs).CopyTo(new Span<float>(array + Weights, Outputs));
    }

    private void PackAges()
    {
        var scratch = new Span<ushort>(matrix!.TransposedValues, Weights + Outputs);
        Ages.CopyTo(scratch);
        new Span<ushort>(Age, LiveMatrix.Room(Inputs, Outputs)).Fill(Oldest(scratch));
        for (int i = 0; i < Weights; i++)
            Age[matrix.Slots[i]] = scratch[i];

        scratch[Weights..].CopyTo(new Span<ushort>(Age + matrix.Forward.Length, Outputs));
    }

    private void UnpackAges()
    {
        var scratch = new Span<ushort>(matrix!.TransposedValues, LiveMatrix.Room(Inputs, Outputs));
        new Span<ushort>(Age, scratch.Length).CopyTo(scratch);
        ushort oldest = Oldest(scratch.Slice(biasOffset, Outputs));
        for (int i = 0; i < Weights; i++)
            Age[i] = Mask[i] != 0 ? scratch[matrix.Slots[i]] : oldest;

        scratch.Slice(biasOffset, Outputs).CopyTo(new Span<ushort>(Age + Weights, Outputs));
    }

    /// <summary>The age assigned to weights that are not live, so that most vectors have a single age.</summary>
    private static ushort Oldest(ReadOnlySpan<ushort> ages)
    {
        ushort oldest = 0;
        foreach (ushort age in ages)
            oldest = Math.Max(oldest, age);

        return oldest;
    }
}
