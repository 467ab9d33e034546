using System.Linq;
using NE.Generators.Model;
using NE.Generators.Planning;

namespace NE.Generators.Lowering;

/// <summary>A network's routines.</summary>
/// <param name="Plan">Sizes and densities.</param>
/// <param name="Layers">Its linear layers, with the norm behind each where there is one.</param>
/// <param name="Cache">The buffers of one pass.</param>
/// <param name="ByAge">Whether Adam's bias corrections go by the age of each weight.</param>
/// <param name="Routines">Forward, backward and the others.</param>
internal sealed record NetworkProgram(
    NetworkPlan Plan, EquatableArray<ProgramLayer> Layers, EquatableArray<Value> Cache, bool ByAge, EquatableArray<Section> Routines)
{
    /// <summary>Terms of a sum that are added in one go; longer sums are parked where their result will stand.</summary>
    private const int TermsAtOnce = 256;

    /// <summary>Rows that are made together.</summary>
    private const int RowsAtOnce = 4;

    /// <summary>
    /// Whether the gradient of every hidden value may stand where the value stood: the kernel reads the value once, right before it writes
    /// the gradient there, unless sums are parked or rows are made that do not exist.
    /// </summary>
    public bool InPlace => Layers.Skip(1).All(static l => l.Plan.Inputs % RowsAtOnce == 0 && l.Plan.Outputs <= TermsAtOnce);

    /// <summary>Whether a value of a cache is the output of a hidden layer.</summary>
    public bool Hidden(Value value) => Layers.Take(Layers.Count - 1).Any(l => Names.Escape(l.Plan.Name) == value.Name);

    /// <summary>Whether it is that of two critics.</summary>
    public bool IsTwin(AgentProgram program) => program.Critics.Count == 2 && program.Critics[0].Network == this;
}
