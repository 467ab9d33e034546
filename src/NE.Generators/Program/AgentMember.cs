using NE.Generators.Model;

namespace NE.Generators.Program;

/// <summary>A member of the agent that is not a section: a formula shared by several sections.</summary>
/// <param name="Concern">The file.</param>
/// <param name="Summary">Its summary in one sentence.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record AgentMember(Concern Concern, string Summary, EquatableArray<string> Lines);
