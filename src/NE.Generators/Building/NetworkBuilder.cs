using System.Collections.Generic;
using System.Linq;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Modules;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Optimisers;
using NE.Generators.Planning;
using NE.Generators.Program;

namespace NE.Generators.Building;

/// <summary>The networks of a program: their graphs, their copies, and the routines that change parameters.</summary>
internal sealed class NetworkBuilder
{
    private readonly Dictionary<Network, Routine> steps = [];
    private readonly Dictionary<Network, Routine> averages = [];
    private readonly Dictionary<Network, NetworkPlan> plans = [];
    private readonly List<Network> all = [];
    private readonly List<Instance> instances = [];
    private readonly IReadOnlyList<Method> methods;
    private readonly Buffers buffers;
    private readonly int moments;

    /// <summary>Builds the networks of a plan.</summary>
    /// <param name="plan">Sizes and densities.</param>
    /// <param name="methods">The methods, in the order in which they act.</param>
    /// <param name="buffers">Receives the values of the networks' passes.</param>
    public NetworkBuilder(ExperimentPlan plan, IReadOnlyList<Method> methods, Buffers buffers)
    {
        this.methods = methods;
        this.buffers = buffers;
        moments = OptimiserRegistry.Of(plan.Declaration).Moments;
        foreach (NetworkPlan network in plan.Networks)
        {
            Add(network);
        }
    }

    /// <summary>The networks.</summary>
    public IReadOnlyList<Network> All => all;

    /// <summary>All copies of all networks.</summary>
    public IReadOnlyList<Instance> Instances => instances;

    /// <summary>The copies of the network in a role.</summary>
    public IReadOnlyList<Instance> In<TRole>()
        where TRole : NetworkRole => [.. instances.Where(instance => plans[instance.Network].Declaration.Role is TRole)];

    /// <summary>The plan of a network.</summary>
    public NetworkPlan PlanOf(Network network) => plans[network];

    /// <summary>The step of a group's network: gradient terms, optimiser, parameter transforms, slot by slot.</summary>
    public Routine StepOf(OptimiserGroup group)
    {
        Network network = group.Network;
        if (steps.TryGetValue(network, out Routine? routine))
        {
            return routine;
        }

        var formal = new Group("step", group.Rule.StepType(group.Aged), Program.Samples.One, "", formal: true);
        Value step = buffers.Part(formal, "", 1);
        List<Operation> body = [];
        foreach (Slot slot in network.Slots)
        {
            var layer = new Parameter(null, slot, Part.Online);
            body.AddRange(methods.OfType<IGradientTerm>().SelectMany(method => method.Before(layer)));
            body.Add(group.Rule.Step(layer, step, group.Aged));
            body.AddRange(methods.OfType<IParameterTransform>().SelectMany(method => method.After(layer)));
        }

        body.AddRange(methods.OfType<IParameterTransform>().SelectMany(method => method.AfterAll(network)));
        string[] words = [.. methods.OfType<IParameterTransform>().Select(method => method.Words(network)).Where(static w => w.Length > 0)];
        string summary = $"One step of the optimiser{string.Concat(words.Select(static w => ", then " + w))}.";
        return steps[network] = network.Add("Step", summary, body, formal);
    }

    /// <summary>The routine that moves the targets of a network towards its online parameters.</summary>
    public Routine SoftUpdateOf(Network network, Number tau)
    {
        if (!averages.TryGetValue(network, out Routine? routine))
        {
            string dead = network.Masked ? " Dead weights are 0 on both sides." : "";
            averages[network] = routine = network.Add(
                "SoftUpdate", "The target network moves towards the online one: θ' = τ θ + (1 − τ) θ'." + dead,
                network.Slots.Select(slot => (Operation)new Polyak(new Parameter(null, slot, Part.Online), tau)));
        }

        return routine;
    }

    private void Add(NetworkPlan plan)
    {
        var network = new Network(plan.Name, buffers)
        {
            Moments = moments,
            OnGradient = slot => methods.OfType<IGradientTransform>().SelectMany(method => method.OnGradient(slot)),
        };
        network.OnOutput = () => methods.OfType<IOutputTransform>().SelectMany(method => method.OnOutput(network));
        plans[network] = plan;
        NetworkGraph.Build(plan.Declaration, plan.Inputs, network, name => StorageOf(plan, plan.Layers.First(layer => layer.Name == name)));
        all.Add(network);
        string[] copies = [.. MemberNames.InstanceFields(plan.Name, plan.Declaration.Twins)];
        for (int i = 0; i < copies.Length; i++)
        {
            string name = plan.Name + (copies.Length == 1 ? "" : $"{i + 1}");
            instances.Add(new Instance(network, copies[i], name, i, plan.FirstNumber + (i * plan.Layers.Count)));
        }
    }

    private LinearStorage StorageOf(NetworkPlan network, LayerPlan layer) => methods.OfType<IStores>().Aggregate(
        new LinearStorage(LinearStorage.Dense, false, false, false, layer.Weights) { IsOutput = layer == network.Layers.Last() },
        (storage, method) => method.Store(network, layer, storage));
}
