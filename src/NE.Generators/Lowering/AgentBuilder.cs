using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
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

    /// <summary>
    /// Adds the cache of the target pass over a training batch and returns its name. It owns the memory of the hidden values of all passes
    /// over training batches.
    /// </summary>
    public string TargetCache(NetworkInstance instance, string purpose) => Cache(instance.Prefix + "Target", instance, purpose, null);

    /// <summary>Adds the cache of a pass over a training batch and returns its name: a pass is over when the next begins.</summary>
    public string PassCache(NetworkInstance instance, string purpose) => PassCache(instance.Prefix + "Cache", instance, purpose);

    /// <inheritdoc cref="PassCache(NetworkInstance, string)"/>
    public string PassCache(string name, NetworkInstance instance, string purpose) =>
        Cache(name, instance, purpose, KeepsPass(instance) ? null : instance.Prefix + "Target");

    /// <summary>Adds the cache of a pass over the growth batch and returns its name: its values are read until the event ends.</summary>
    public string GrowthCache(NetworkInstance instance) =>
        Cache(instance.Prefix + "Growth", instance, "the pass over the growth batch", null);

    /// <summary>Adds the gradients of a pass and returns their name: each value is read for the last time before its gradient is made.</summary>
    public string GradientCache(NetworkInstance instance) => Cache(
        instance.Prefix + "Gradient", instance, "its gradients",
        KeepsPass(instance) || !instance.Network.InPlace ? null : instance.Prefix + "Target");

    /// <summary>Adds a cache for the probe batch and returns its name.</summary>
    public string ProbeCache(NetworkInstance instance) => Once(buffers, new BufferDefinition(
        instance.Prefix + "Probe", BufferKind.Cache, instance.Network.Plan.Name, 0, "", Td3Lowering.ProbeSize, "ProbeSize",
        "the pass over the probe batch")).Name;

    /// <summary>An instance's pass over the probe batch, after which its output is kept to be compared with a later one.</summary>
    public IEnumerable<Operation> RememberProbe(NetworkInstance instance, out Operation forward, out Value output, out Value kept)
    {
        string cache = ProbeCache(instance);
        output = Output(instance, cache);
        string rows = instance == Actor ? "Actions" : $"{output.Features}";
        kept = Vector(
            instance.Prefix + "Before", output.Features, rows, Td3Lowering.ProbeSize, "ProbeSize", "its output there before a change");
        forward = new NetworkForward(instance.Field, Target: false, Input("probe", instance), cache);
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

    /// <summary>The output of a network in a cache.</summary>
    public static Value Output(NetworkInstance instance, string cache) =>
        new($"{cache}.{Names.Escape(instance.Network.Layers[instance.Network.Layers.Count - 1].Plan.Name)}", instance.Network.Plan.Outputs);

    /// <summary>The output of a layer in a cache.</summary>
    public static Value Of(string cache, ProgramLayer layer) => new($"{cache}.{Names.Escape(layer.Plan.Name)}", layer.Plan.Outputs);

    /// <summary>The hidden layers of a network.</summary>
    public static IEnumerable<ProgramLayer> Hidden(NetworkInstance instance) => instance.Network.Layers.Where(static l => !l.Plan.Output);

    /// <summary>Whether a network's last training pass is read after the update: review may observe it.</summary>
    private bool KeepsPass(NetworkInstance instance) =>
        instance != Actor && Declaration.Review is { } review && review.Observe != ReviewBatch.Probe;

    private string Cache(string name, NetworkInstance instance, string purpose, string? place) => Once(buffers, new BufferDefinition(
        name, BufferKind.Cache, instance.Network.Plan.Name, 0, "", Declaration.Algorithm.BatchSize, "BatchSize", purpose, place)).Name;

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
