using System;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NE.TorchSharp;

/// <summary>A linear map, of which a mask says which weights are live; without a mask all are.</summary>
internal class MaskedLinear : nn.Module<Tensor, Tensor>
{
    // Their names are those in the state dictionary; TorchSharp assigns them when the module moves to another device, which it cannot for
    // private fields of a base class.
    private protected readonly Parameter weight;
    private protected readonly Parameter bias;
    private protected readonly Tensor? mask;

    internal MaskedLinear(string name, int inputs, int outputs, bool masked)
        : base(name)
    {
        weight = new Parameter(zeros(outputs, inputs));
        bias = new Parameter(zeros(outputs));
        mask = masked ? ones(outputs, inputs, dtype: ScalarType.Bool) : null;
        RegisterComponents();
    }

    /// <summary>Whether some weights may not be live.</summary>
    internal bool HasMask => mask is not null;

    /// <summary>Number of weights, live or not.</summary>
    internal int Weights => (int)weight.numel();

    public override Tensor forward(Tensor input) => nn.functional.linear(input, weight, bias);

    /// <summary>Sets which weights are live, [out][in].</summary>
    internal void SetMask(bool[] live)
    {
        using Tensor read = tensor(live, weight.shape);
        mask!.copy_(read);
    }

    /// <summary>Sets weights that are not live to 0.</summary>
    internal void ApplyMask()
    {
        if (mask is null)
        {
            return;
        }

        using IDisposable still = no_grad();
        using Tensor numbers = mask.to(weight.dtype);
        weight.mul_(numbers);
    }
}
