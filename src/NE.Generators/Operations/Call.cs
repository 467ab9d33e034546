using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>A call of a routine of a network or of the agent, on places of the caller. Its effects are those of its body; devices inline the body.</summary>
internal sealed record Call(
    Routine Routine, Buffers Buffers, Instance? Instance, Part Side, Slot? Slot, Stream? Stream, EquatableArray<Argument> Arguments)
    : Operation, ICall
{
    /// <summary>The local variable that receives the routine's scalar, or null.</summary>
    public Value? Result { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Argument> AllArguments => Arguments;

    public override IEnumerable<Place> Reads => Flat().SelectMany(static o => Effects.Of(o).Reads);

    public override IEnumerable<Place> Writes => Flat().SelectMany(static o => Effects.Of(o).Writes);

    public override IEnumerable<Number> Numbers => Routine.Body.SelectMany(static o => o.Numbers).Distinct();

    public override Locality Locality => Locality.Host;

    public override IEnumerable<Operation> Flat()
    {
        Binding at = At;
        return Routine.Body.SelectMany(o => o.Bind(at).Flat());
    }

    /// <summary>The routine's steps, bound to places of the caller.</summary>
    public IEnumerable<Step> Open()
    {
        Binding at = At;
        return Routine.Steps.Select(step => new Step(step.Caption, [.. step.Operations.Select(o => o.Bind(at))]));
    }

    public override Operation Bind(Binding at) => this with
    {
        Stream = Stream is { } stream ? at[stream] : null,
        Result = Result is { } result ? at[result] : null,
        Arguments =
        [
            .. Arguments.Select(argument => argument.Value is { } value ? argument with { Value = at[value] }
                : argument with { Actual = at[argument.Actual!] }),
        ],
    };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override void Differentiate(Tape tape)
    {
        Network network = Routine.Network
            ?? throw new InvalidOperationException($"A gradient would have to pass the routine {Routine.Name}.");
        Binding at = At;
        Node[] outputs = [.. network.Outputs.Where(output => tape.Gradient(at[network.ValueOf(output)]) is not null)];
        if (outputs.Length == 0)
        {
            return;
        }

        bool weights = Effects.Of(this).Reads.Any(read => read.Parameter is { } parameter && tape.Wants(parameter));
        Value given = Arguments.First(argument => argument.Formal == network.Input).Value!.Value;
        Value? input = tape.Wanted(given);
        Routine back = network.Back(new Wanted(
            weights ? tape.Into : null, input is { } part ? part.First - given.First : 0, input?.Rows ?? 0,
            string.Join(" ", outputs.Select(static output => output.Name))));
        Group cache = Arguments.First(argument => argument.Formal == network.Cache).Actual!;
        foreach (Node output in outputs)
        {
            if (tape.Gradient(at[network.ValueOf(output)]) != Buffers.Part(cache.Gradient!, output.Name, output.Rows))
            {
                throw new InvalidOperationException($"The gradient of {cache.Name}.{output.Name} stands elsewhere than {cache.Gradient!.Name}.");
            }
        }

        Value? gradient = input is { } wanted && back.Formals.Contains(network.InputGradient) ? tape.Contribution(wanted) : null;
        Argument Give(Group formal) => formal == network.Cache.Gradient ? new Argument(formal, cache.Gradient, null)
            : formal == network.InputGradient ? new Argument(formal, null, gradient)
            : Arguments.First(argument => argument.Formal == formal);
        tape.Emit(new Call(back, Buffers, Instance, Side, Slot, Stream, [.. back.Formals.Select(Give)]));
    }

    public override string Text(Notation n) =>
        $"{(Result is { } result ? n.Local(result) + " = " : "")}{Method} {string.Join(", ", Written(n))}".TrimEnd();

    public override string CSharp(Notation n) =>
        $"{(Result is { } result ? $"float {n.Local(result)} = " : "")}{Method}({string.Join(", ", Written(n))});";

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    public override void Evaluate(Machine machine)
    {
        foreach (Operation operation in Flat())
        {
            operation.Evaluate(machine);
        }
    }

    /// <summary>Arguments of the printed call.</summary>
    public IEnumerable<string> Written(Notation n)
    {
        if (Routine.Layered)
        {
            yield return Instance!.Prefix + Slot!.Name;
        }

        if (Routine.Sided)
        {
            yield return $"Networks::Side.{Side.Name}";
        }

        foreach (Argument argument in Arguments)
        {
            yield return argument.Actual?.Name ?? n[argument.Value!.Value];
        }

        if (Routine.Streamed)
        {
            yield return Stream!.Value.Written;
        }

        foreach (Number number in Routine.Given)
        {
            yield return n[number];
        }
    }

    private string Method => Routine.Network is null ? Routine.Name : $"{Instance!.Field}.{Routine.Name}";

    private Binding At => new(Buffers, Instance, Side, Slot, Stream, Arguments);
}
