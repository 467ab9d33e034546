using System;

namespace NE.Runtime.Networks;

public sealed unsafe partial class LinearLayer
{
    private Span<ushort> Ages => new(Age, Parameters);

    /// <summary>Writes everything that a resumed run needs, under names that begin with <see cref="Name"/>.</summary>
    /// <param name="writer">Receives dense <c>[out][in]</c> arrays, the mask as bits, the ages as counts.</param>
    public void Save(ITensorWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write($"{Name}.weight", WeightsOf(Online), Outputs, Inputs);
        writer.Write($"{Name}.bias", BiasesOf(Online), Outputs);
        writer.Write($"{Name}.target.weight", WeightsOf(Target), Outputs, Inputs);
        writer.Write($"{Name}.target.bias", BiasesOf(Target), Outputs);
        writer.Write($"{Name}.weight.m", WeightsOf(FirstMoment), Outputs, Inputs);
        if (!Topology.OneMoment)
            writer.Write($"{Name}.weight.v", WeightsOf(SecondMoment), Outputs, Inputs);
        writer.Write($"{Name}.bias.m", BiasesOf(FirstMoment), Outputs);
        if (!Topology.OneMoment)
            writer.Write($"{Name}.bias.v", BiasesOf(SecondMoment), Outputs);
        if (initial != null)
        {
            writer.Write($"{Name}.weight.initial", WeightsOf(Initial), Outputs, Inputs);
            writer.Write($"{Name}.bias.initial", BiasesOf(Initial), Outputs);
        }

        if (Topology.KeepsVectors)
        {
            writer.Write($"{Name}.weight.left", leftVector, Outputs);
            writer.Write($"{Name}.weight.right", rightVector, Inputs);
        }

        if (Topology.KeepsNorm)
            writer.Write($"{Name}.weight.norm", initialNorm, 1);

        if (Masked)
        {
            byte[] bits = new byte[MaskBits.Bytes(Weights)];
            MaskBits.Pack(new ReadOnlySpan<byte>(Mask, Weights), bits);
            writer.Write($"{Name}.mask", bits, bits.Length);
            writer.Write($"{Name}.newborn", new ReadOnlySpan<byte>(NewbornUnits, Outputs), Outputs);
        }

        if (Age != null)
        {
            writer.Write($"{Name}.weight.age", AgesOfLiveWeights(), Outputs, Inputs);
            writer.Write($"{Name}.bias.age", Ages[^Outputs..], Outputs);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote. Sets the gradient to 0.</summary>
    /// <param name="reader">Source of the arrays.</param>
    /// <exception cref="CheckpointException">An array is missing or has a different size.</exception>
    public void Load(ITensorReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Unpack();
        reader.Read($"{Name}.weight", DenseWeightsOf(Online));
        reader.Read($"{Name}.bias", BiasesOf(Online));
        reader.Read($"{Name}.target.weight", DenseWeightsOf(Target));
        reader.Read($"{Name}.target.bias", BiasesOf(Target));
        reader.Read($"{Name}.weight.m", DenseWeightsOf(FirstMoment));
        if (!Topology.OneMoment)
            reader.Read($"{Name}.weight.v", DenseWeightsOf(SecondMoment));
        reader.Read($"{Name}.bias.m", BiasesOf(FirstMoment));
        if (!Topology.OneMoment)
            reader.Read($"{Name}.bias.v", BiasesOf(SecondMoment));
        if (initial != null)
        {
            reader.Read($"{Name}.weight.initial", DenseWeightsOf(Initial));
            reader.Read($"{Name}.bias.initial", BiasesOf(Initial));
        }

        if (Topology.KeepsVectors)
        {
            reader.Read($"{Name}.weight.left", leftVector);
            reader.Read($"{Name}.weight.right", rightVector);
        }

        if (Topology.KeepsNorm)
            reader.Read($"{Name}.weight.norm", initialNorm);

        if (Masked)
        {
            byte[] bits = new byte[MaskBits.Bytes(Weights)];
            reader.Read($"{Name}.mask", bits);
            MaskBits.Unpack(bits, new Span<byte>(Mask, Weights));
            reader.Read($"{Name}.newborn", new Span<byte>(NewbornUnits, Outputs));
        }

        if (Age != null)
        {
            reader.Read($"{Name}.weight.age", Ages[..Weights]);
            reader.Read($"{Name}.bias.age", Ages[Weights..]);
            GiveAges();
        }

        Values(Gradient).Clear();
        Pack(WeightForms.Wanted);
    }

    /// <summary>All weights, <c>[out][in]</c>; in live form a copy.</summary>
    internal ReadOnlySpan<float> WeightsOf(LinearParameters parameters)
    {
        if (parameters.Live is not { } live)
            return DenseWeightsOf(parameters);

        float[] weights = new float[Weights];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = parameters.Weight[live.Slots[i]];

        return weights;
    }

    /// <summary>All biases.</summary>
    internal Span<float> BiasesOf(LinearParameters parameters) => new(parameters.Bias, Outputs);

    /// <summary>All weights, <c>[out][in]</c>, while the layer is in dense form.</summary>
    internal Span<float> DenseWeightsOf(LinearParameters parameters) => new(parameters.Weight, Weights);

    /// <summary>
    /// Ages <c>[out][in]</c>, 0 where a weight is not live, so that a checkpoint does not depend on the values kept there.
    /// </summary>
    private ushort[] AgesOfLiveWeights()
    {
        ushort[] ages = new ushort[Weights];
        for (int i = 0; i < ages.Length; i++)
            ages[i] = !Masked || Mask[i] != 0 ? Age[SlotOf(i)] : (ushort)0;

        return ages;
    }

    private void GiveAges()
    {
        ushort oldest = Oldest(Ages[Weights..]);
        for (int i = 0; Masked && i < Weights; i++)
        {
            if (Mask[i] == 0)
                Age[i] = oldest;
        }
    }

    private Span<float> Values(LinearParameters parameters) => new(parameters.Weight, Parameters);
}
