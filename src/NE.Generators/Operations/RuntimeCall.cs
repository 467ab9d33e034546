using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>
/// A host statement that only calls the runtime: a line of an event, a measurement. The feature defines the statement, its operands and the
/// places it changes; the machinery uses only these effects.
/// </summary>
/// <param name="Words">Its line in the program's text, <c>{0}</c> for the first operand.</param>
/// <param name="Code">The C# statement, likewise.</param>
/// <param name="Operands">Its operands. Values and layers among them are read.</param>
/// <param name="Changed">The places it changes.</param>
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

    /// <summary>Whether it stands in a section that devices run, none of which can run it: a program with such a call trains on the CPU.</summary>
    public bool AmongDeviceSections { get; init; }

    public override Locality Locality => AmongDeviceSections ? Locality.OverBatch : Locality.PerLayer;

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

    // Changes at events and measurements are tested in the runtime.
    public override void Evaluate(Machine machine)
    {
    }

    private string Fill(string template, Notation n) => Operands.Select((operand, i) => (operand, i))
        .Aggregate(template, (text, pair) => text.Replace($"{{{pair.i}}}", pair.operand.Written(n)));
}
