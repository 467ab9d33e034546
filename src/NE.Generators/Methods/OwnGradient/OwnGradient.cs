using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Methods.OwnGradient;

/// <summary>Adds a user-defined term to the gradient of a slot.</summary>
/// <param name="Layer">The slot, its online parameters.</param>
/// <param name="Term">The type that computes it.</param>
/// <param name="Weight">Its coefficient.</param>
/// <param name="IsOutput">Whether the slot is the last matrix of its network.</param>
internal sealed record OwnGradient(Parameter Layer, OwnType Term, Number Weight, bool IsOutput) : Final
{
    public override IEnumerable<Place> Reads => [Layer, Layer.At(Part.Gradient)];

    public override IEnumerable<Place> Writes => [Layer.At(Part.Gradient)];

    public override IEnumerable<Number> Numbers => [Weight];

    public override Locality Locality => Locality.PerWeight;

    public override Operation Bind(Binding at) => this with { Layer = at[Layer] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n[Layer.At(Part.Gradient)]} += {n[Weight]} * {Term.Name}";

    public override string CSharp(Notation n) =>
        $"Methods::GradientLayer.Add<{Term.Written}>({n.Layer(Layer)}, {n[Weight]}, isOutput: {(IsOutput ? "true" : "false")});";

    // The type is C# of the user's, and gradients of a device never leave its step.
    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    // The term is unknown; one that reads all that it may read stands for it.
    public override void Evaluate(Machine machine)
    {
        double[] w = machine[Layer], g = machine[Layer.At(Part.Gradient)];
        for (int i = 0; i < g.Length; i++)
        {
            g[i] += Weight.Amount * (w[i] + g[i]);
        }
    }
}
