using NE.Generators.Model;

namespace NE.Generators.Program;

/// <summary>A member of the agent that is no section: a formula that several sections share.</summary>
/// <param name="Concern">The file.</param>
/// <param name="Summary">What it does, one sentence.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record AgentMember(Concern Concern, string Summary, EquatableArray<string> Lines);
