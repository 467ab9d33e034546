using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>
/// A statement of the host that only calls the runtime: a line of an event, a measurement. The feature that makes it states the statement,
/// what it is given and what it changes; machinery sees effects.
/// </summary>
/// <param name="Words">The line of the program's text, <c>{0}</c> for the first operand.</param>
/// <param name="Code">The C# statement, likewise.</param>
/// <param name="Operands">What it is given. Values and layers among them are read.</param>
/// <param name="Changed">What it changes.</param>
internal sealed record RuntimeCall(string Words, string Code, EquatableArray<Operand> Operands, EquatableArray<Place> Changed) : Final
{
    public override IEnumerable<Place> Reads
    {
        get
        {
            foreach (Operand operand in Operands)
            {
                if (operand.Value is { } value)
                {
                    yield return value;
                }
                else if (operand.Layer is { } layer)
                {
                    yield return layer;
                }
            }

            foreach (Place place in Changed.Where(static place => place.Memory is null))
            {
                yield return place;
            }
        }
    }

    public override IEnumerable<Place> Writes => Changed;

    public override IEnumerable<Number> Numbers =>
        Operands.Where(static operand => operand.Number is not null).Select(static operand => operand.Number!);

    public override Locality Locality => Locality.PerLayer;

    public override Operation Bind(Binding at) => this with
    {
        Operands = [.. Operands.Select(operand => operand.Bind(at))],
        Changed = [.. Changed.Select(place => place.Memory is { } v ? at[v] : place.Parameter is { } p ? (Place)at[p] : place)],
    };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => Fill(Words, n);

    public override string CSharp(Notation n) => Fill(Code, n);

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    // What the runtime changes at events and measures has tests of its own.
    public override void Evaluate(Machine machine)
    {
    }

    private string Fill(string template, Notation n) => Operands.Select((operand, i) => (operand, i))
        .Aggregate(template, (text, pair) => text.Replace($"{{{pair.i}}}", pair.operand.Written(n)));
}
