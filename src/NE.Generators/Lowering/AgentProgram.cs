using NE.Generators.Model;
using NE.Generators.Planning;

namespace NE.Generators.Lowering;

/// <summary>The whole algorithm of one experiment as data: what both printers print.</summary>
/// <param name="Plan">Sizes and densities.</param>
/// <param name="Actor">The policy.</param>
/// <param name="Critics">The value networks.</param>
/// <param name="Elastic">Layers that topology events change, in the order of the event.</param>
/// <param name="Protected">Layers whose masks stay but whose dormant units are redrawn at topology events.</param>
/// <param name="Constants">Numbers that are part of the program.</param>
/// <param name="RunValues">Numbers of the run that operations use.</param>
/// <param name="Buffers">Memory of the agent.</param>
/// <param name="Meters">Running means between two reports.</param>
/// <param name="Sections">Sections and the agent's routines, in the order of an update.</param>
internal sealed record AgentProgram(
    ExperimentPlan Plan, NetworkInstance Actor, EquatableArray<NetworkInstance> Critics, EquatableArray<ElasticReference> Elastic,
    EquatableArray<ElasticReference> Protected,
    EquatableArray<ProgramConstant> Constants, EquatableArray<RunValue> RunValues, EquatableArray<BufferDefinition> Buffers,
    EquatableArray<string> Meters, EquatableArray<Section> Sections);
