using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>Independent calls of one routine: created by the branches pass, run on the available threads.</summary>
internal sealed record SideBySide(EquatableArray<Call> Calls) : Operation, ICall
{
    /// <inheritdoc/>
    public IEnumerable<Argument> AllArguments => Calls.SelectMany(static call => call.Arguments);

    public override IEnumerable<Place> Reads => Calls.SelectMany(static call => Effects.Of(call).Reads);

    public override IEnumerable<Place> Writes => Calls.SelectMany(static call => Effects.Of(call).Writes);

    public override IEnumerable<Number> Numbers => Calls[0].Numbers;

    public override Locality Locality => Locality.Host;

    public override IEnumerable<Operation> Flat() => Calls.SelectMany(static call => call.Flat());

    public override Operation Bind(Binding at) => new SideBySide([.. Calls.Select(call => (Call)call.Bind(at))]);

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override void Differentiate(Tape tape) => throw new NotSupportedException("Branches are found last.");

    public override string Text(Notation n) => string.Join(" | ", Calls.Select(call => call.Text(n)));

    public override string CSharp(Notation n)
    {
        IEnumerable<string> works = Calls.Select(call =>
            $"new {MemberNames.Escape(call.Instance!.Network.Name)}.{call.Routine.Name}Work({string.Join(", ", [call.Instance.Field, .. call.Written(n)])})");
        return $"Threading::SideBySide.Run(\n    {string.Join(",\n    ", works)});";
    }

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    public override void Evaluate(Machine machine)
    {
        foreach (Call call in Calls)
        {
            call.Evaluate(machine);
        }
    }
}
