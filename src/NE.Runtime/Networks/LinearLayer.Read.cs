using System;

namespace NE.Runtime.Networks;

public sealed unsafe partial class LinearLayer
{
    /// <inheritdoc/>
    public override float Weight(int output, int input) => Online.Weight[SlotOf(Position(output, input))];

    /// <inheritdoc/>
    public override bool IsLive(int output, int input)
    {
        nint position = Position(output, input);
        return !Masked || Mask[position] != 0;
    }

    /// <inheritdoc/>
    public override float Bias(int output)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)output, (uint)Outputs, nameof(output));
        return Online.Bias[output];
    }

    /// <inheritdoc/>
    public override void CopyWeights(float[] destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        WeightsOf(Online).CopyTo(destination);
    }

    private nint Position(int output, int input)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)output, (uint)Outputs, nameof(output));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)input, (uint)Inputs, nameof(input));
        return ((nint)output * Inputs) + input;
    }
}
