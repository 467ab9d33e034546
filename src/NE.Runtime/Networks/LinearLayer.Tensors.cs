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
        writer.Write($"{Name}.weight.v", WeightsOf(SecondMoment), Outputs, Inputs);
        writer.Write($"{Name}.bias.m", BiasesOf(FirstMoment), Outputs);
        writer.Write($"{Name}.bias.v", BiasesOf(SecondMoment), Outputs);
        if (Masked)
        {
            byte[] bits = new byte[MaskBits.Bytes(Weights)];
            MaskBits.Pack(new ReadOnlySpan<byte>(Mask, Weights), bits);
            writer.Write($"{Name}.mask", bits, bits.Length);
            writer.Write($"{Name}.newborn", new ReadOnlySpan<byte>(NewbornUnits, Outputs), Outputs);
        }

        if (Age != null)
        {
            writer.Write($"{Name}.weight.age", Ages[..Weights], Outputs, Inputs);
            writer.Write($"{Name}.bias.age", Ages[Weights..], Outputs);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote. The gradient becomes 0.</summary>
    /// <param name="reader">Gives the arrays.</param>
    /// <exception cref="CheckpointException">An array is absent or of another size.</exception>
    public void Load(ITensorReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.Read($"{Name}.weight", WeightsOf(Online));
        reader.Read($"{Name}.bias", BiasesOf(Online));
        reader.Read($"{Name}.target.weight", WeightsOf(Target));
        reader.Read($"{Name}.target.bias", BiasesOf(Target));
        reader.Read($"{Name}.weight.m", WeightsOf(FirstMoment));
        reader.Read($"{Name}.weight.v", WeightsOf(SecondMoment));
        reader.Read($"{Name}.bias.m", BiasesOf(FirstMoment));
        reader.Read($"{Name}.bias.v", BiasesOf(SecondMoment));
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
        }

        Values(Gradient).Clear();
    }

    /// <summary>All weights, <c>[out][in]</c>.</summary>
    internal Span<float> WeightsOf(LinearParameters parameters) => new(parameters.Weight, Weights);

    /// <summary>All biases.</summary>
    internal Span<float> BiasesOf(LinearParameters parameters) => new(parameters.Bias, Outputs);

    private Span<float> Values(LinearParameters parameters) => new(parameters.Weight, Parameters);
}
