using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>A critic's values of states and actions. Uses the training batch and its passes, which are free between updates.</summary>
internal sealed record EvaluateValues(Instance Critic, Value Input, Group Cache, Buffers Buffers) : Final, ICall
{
    // Whether it represents only itself: reading states and actions.
    private bool Flattened { get; init; }

    /// <summary>What methods do to the observations.</summary>
    public EquatableArray<Operation> Transforms { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<Argument> AllArguments => Forward.Arguments;

    private Value Output => Buffers.Part(Cache, Critic.Network.Outputs[0].Name, Critic.Network.Outputs[0].Rows);

    private Call Forward => new(
        Critic.Network.Forward, Buffers, Critic, Part.Online, null, null,
        [.. Critic.Network.Forward.Formals.Select(f => f == Critic.Network.Input ? new Argument(f, null, Input) : new Argument(f, Cache, null))]);

    public override IEnumerable<Place> Reads => [];

    public override IEnumerable<Place> Writes => [Input];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.Host;

    public override Operation Bind(Binding at) => this;

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) =>
        string.Concat(Transforms.Select(operation => operation.Text(n) + "; ")) + $"values = {Forward.Text(n)}";

    public override string CSharp(Notation n) => $$"""
        for (int first = 0; first < values.Length; first += BatchSize)
        {
            int count = global::System.Math.Min(BatchSize, values.Length - first);
            {{n.Whole(Input)}}.Fill(observations.Slice(first * Observations, count * Observations), actions.Slice(first * Actions, count * Actions));
            {{string.Concat(Transforms.Select(operation => operation.CSharp(n) + "\n    "))}}{{Forward.CSharp(n)}}
            for (int i = 0; i < count; i++)
            {
                values[first + i] = {{n[Output]}}[0, i];
            }
        }
        """.Replace("\r", "");

    public override IEnumerable<Operation> Flat() =>
        Flattened ? [this] : [this with { Flattened = true }, .. Transforms, .. Forward.Flat()];

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    public override void Evaluate(Machine machine) => machine.Draw(Input, new Stream("the caller's"));
}
