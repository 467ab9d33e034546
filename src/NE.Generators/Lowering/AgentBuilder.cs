using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Planning;

namespace NE.Generators.Lowering;

/// <summary>Collects what the sections of an agent use: constants, run values, buffers, meters.</summary>
internal sealed class AgentBuilder
{
    private readonly List<ProgramConstant> constants = [];
    private readonly List<RunValue> runValues = [];
    private readonly List<BufferDefinition> buffers = [];
    private readonly List<string> meters = [];
    private readonly List<Section> sections = [];

    /// <summary>Lowers the networks of a plan.</summary>
    public AgentBuilder(ExperimentPlan plan)
    {
        Plan = plan;
        NetworkProgram actor = NetworkLowering.Lower(plan.Declaration, plan.Actor);
        NetworkProgram critic = NetworkLowering.Lower(plan.Declaration, plan.Critic);
        Actor = new NetworkInstance(Names.NetworkField(plan.Actor.Name), plan.Actor.Name, actor, plan.Actor.FirstNumber);
        int twins = plan.Critic.Declaration.Twins;
        Critics =
        [
            .. Names.InstanceFields(plan.Critic.Name, twins).Select((field, i) => new NetworkInstance(
                field,
                plan.Critic.Name + (twins == 1 ? "" : $"{i + 1}"),
                critic,
                plan.Critic.FirstNumber + (i * critic.Layers.Count))),
        ];
    }

    /// <summary>Sizes and densities.</summary>
    public ExperimentPlan Plan { get; }

    /// <summary>The declaration.</summary>
    public Declaration Declaration => Plan.Declaration;

    /// <summary>The policy.</summary>
    public NetworkInstance Actor { get; }

    /// <summary>The value networks.</summary>
    public IReadOnlyList<NetworkInstance> Critics { get; }

    /// <summary>Critics, then the actor: the order of a topology event.</summary>
    public IEnumerable<NetworkInstance> Instances => [.. Critics, Actor];

    /// <summary>The layers that topology events change, in the order of the event.</summary>
    public IEnumerable<ElasticReference> Elastic => Instances.SelectMany(static i => i.Network.Layers
        .Select((layer, l) => (layer, next: l + 1 < i.Network.Layers.Count ? i.Network.Layers[l + 1] : null))
        .Where(static x => x.layer.Plan.Elastic)
        .Select(x => new ElasticReference(ElasticField(i, x.layer), i, x.layer, x.next)));

    /// <summary>Name of the agent's field for a layer at topology events.</summary>
    public static string ElasticField(NetworkInstance instance, ProgramLayer layer) => instance.Prefix + layer.Plan.Name;

    /// <summary>Adds a constant and returns its name.</summary>
    public string Constant(string name, string type, double number, string meaning) =>
        Once(constants, new ProgramConstant(name, type, number, meaning)).Name;

    /// <summary>Adds a run value.</summary>
    public void Use(RunValue value) => Once(runValues, value);

    /// <summary>Adds a trace of one pass through an instance's network, named by the instance and its use, and returns its name.</summary>
    public string Trace(NetworkInstance instance, string use, string purpose) =>
        Trace(instance.Prefix + use, instance, purpose);

    /// <summary>Adds a trace of one pass through an instance's network and returns its name.</summary>
    public string Trace(string name, NetworkInstance instance, string purpose) => Once(buffers, new BufferDefinition(
        name, BufferKind.Trace, instance.Network.Plan.Name, 0, "", Declaration.Algorithm.BatchSize, "BatchSize", purpose)).Name;

    /// <summary>Adds a trace for the probe batch and returns its name.</summary>
    public string ProbeTrace(NetworkInstance instance) => Once(buffers, new BufferDefinition(
        instance.Prefix + "Probe", BufferKind.Trace, instance.Network.Plan.Name, 0, "", Td3Lowering.ProbeSize, "ProbeSize",
        "the pass over the probe batch")).Name;

    /// <summary>An instance's pass over the probe batch, after which its output is kept to be compared with a later one.</summary>
    public IEnumerable<Operation> RememberProbe(NetworkInstance instance, out Operation forward, out Value output, out Value kept)
    {
        string trace = ProbeTrace(instance);
        output = Output(instance, trace);
        string rows = instance == Actor ? "Actions" : $"{output.Features}";
        kept = Vector(
            instance.Prefix + "Before", output.Features, rows, Td3Lowering.ProbeSize, "ProbeSize", "its output there before a change");
        forward = new NetworkForward(instance.Field, Target: false, Input("probe", instance), trace);
        return [forward, new RememberOutput(output, kept)];
    }

    /// <summary>Adds a batch of transitions and returns its name.</summary>
    public string Batch(string name, int size, string constant, string purpose) =>
        Once(buffers, new BufferDefinition(name, BufferKind.Batch, null, 0, "", size, constant, purpose)).Name;

    /// <summary>Adds rows for a batch.</summary>
    public Value Vector(string name, int features, string rows, int size, string constant, string purpose)
    {
        Once(buffers, new BufferDefinition(name, BufferKind.Vector, null, features, rows, size, constant, purpose));
        return new Value(name, features);
    }

    /// <summary>Adds a running mean and returns its name.</summary>
    public string Meter(string name) => Once(meters, name);

    /// <summary>Adds a section.</summary>
    public void Add(Section section) => sections.Add(section);

    /// <summary>What a network reads of a batch: states, or states and actions.</summary>
    public Value Input(string batch, NetworkInstance instance) =>
        new($"{batch}.{(instance == Actor ? "State" : "StateAction")}", instance.Network.Plan.Inputs);

    /// <summary>The output of a network in a trace.</summary>
    public static Value Output(NetworkInstance instance, string trace) =>
        new($"{trace}.{Names.Escape(instance.Network.Layers[instance.Network.Layers.Count - 1].Plan.Name)}", instance.Network.Plan.Outputs);

    /// <summary>The output of a layer in a trace.</summary>
    public static Value Of(string trace, ProgramLayer layer) => new($"{trace}.{Names.Escape(layer.Plan.Name)}", layer.Plan.Outputs);

    /// <summary>The hidden layers of a network.</summary>
    public static IEnumerable<ProgramLayer> Hidden(NetworkInstance instance) => instance.Network.Layers.Where(static l => !l.Plan.Output);

    /// <summary>The finished program.</summary>
    public AgentProgram Build() => new(
        Plan, Actor, [.. Critics], [.. Elastic], [.. TopologyLowering.Protected(this)], [.. constants], [.. runValues], [.. buffers],
        [.. meters], [.. sections]);

    private static T Once<T>(List<T> list, T item)
    {
        if (!list.Contains(item))
        {
            list.Add(item);
        }

        return item;
    }
}
