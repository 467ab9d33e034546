using NE.Generators.Model;
using NE.Generators.Planning;

namespace NE.Generators.Lowering;

/// <summary>A network's routines.</summary>
/// <param name="Plan">Sizes and densities.</param>
/// <param name="Layers">Its linear layers, with the norm behind each where there is one.</param>
/// <param name="Trace">The buffers of one pass.</param>
/// <param name="ByAge">Whether Adam's bias corrections go by the age of each weight.</param>
/// <param name="Routines">Forward, backward and the others.</param>
internal sealed record NetworkProgram(
    NetworkPlan Plan, EquatableArray<ProgramLayer> Layers, EquatableArray<Value> Trace, bool ByAge, EquatableArray<Section> Routines)
{
    /// <summary>Whether it is that of two critics.</summary>
    public bool IsTwin(AgentProgram program) => program.Critics.Count == 2 && program.Critics[0].Network == this;
}
