using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Program;

namespace NE.Generators.Networks;

/// <summary>
/// A graph of modules. Forward and backward routines are derived from it; growth, pruning and resets query it for readers and writers of units.
/// </summary>
internal sealed class Network
{
    private readonly Dictionary<Wanted, Routine> derived = [];
    private Routine? forward;

    /// <summary>Creates a network without nodes.</summary>
    /// <param name="name">The name of the generated class.</param>
    /// <param name="buffers">The buffers of the program.</param>
    public Network(string name, Buffers buffers)
    {
        Name = name;
        Buffers = buffers;
        Input = new Group("input", Group.Vector, Samples.One, "", formal: true);
        Cache = new Group("cache", "ForwardCache", Samples.One, "", formal: true)
        {
            Network = this,
            Gradient = new Group("gradient", "ForwardCache", Samples.One, "", formal: true) { Network = this },
        };
        InputGradient = new Group("inputGradient", Group.Vector, Samples.One, "", formal: true);
    }

    /// <summary>Name of the generated class.</summary>
    public string Name { get; }

    /// <summary>The buffers of the program.</summary>
    public Buffers Buffers { get; }

    /// <summary>The parameter for the network's input.</summary>
    public Group Input { get; }

    /// <summary>The parameter for the values of a pass.</summary>
    public Group Cache { get; }

    /// <summary>The parameter for the gradient of the input.</summary>
    public Group InputGradient { get; }

    /// <summary>Nodes, each after its inputs.</summary>
    public List<Node> Nodes { get; } = [];

    /// <summary>The outputs.</summary>
    public List<Node> Outputs { get; } = [];

    /// <summary>Routines created so far, in the order of their first use.</summary>
    public List<Routine> Routines { get; } = [];

    /// <summary>Operations that methods add after the gradient of a slot, such as masking.</summary>
    public Func<Slot, IEnumerable<Operation>> OnGradient { get; set; } = static _ => [];

    /// <summary>The modules that methods add between the sum of the last layer and its activation.</summary>
    public Func<IEnumerable<Module>> OnOutput { get; set; } = static () => [];

    /// <summary>Members of the generated class other than its routines.</summary>
    public List<NetworkMember> Members { get; } = [];

    /// <summary>Whether the values of a pass have a factory, because the generated class makes passes of its own.</summary>
    public bool MakesPasses { get; set; }

    /// <summary>Moments of each parameter that the optimiser has.</summary>
    public int Moments { get; set; } = 2;

    /// <summary>Parameters of all modules, in the order of the nodes.</summary>
    public IEnumerable<Slot> Slots => Nodes.Where(static node => node.Slot is not null).Select(static node => node.Slot!);

    /// <summary>Nodes with a matrix: the layers subject to topology.</summary>
    public IEnumerable<Node> Matrices => Nodes.Where(static node => node.Matrix);

    /// <summary>Rows of the input.</summary>
    public int Inputs => Nodes.Where(static node => node.Input).Sum(static node => node.Rows);

    /// <summary>Whether any slot may have dead weights.</summary>
    public bool Masked => Slots.Any(static slot => slot.Storage.Masked);

    /// <summary>The pass through the network.</summary>
    public Routine Forward => forward ??= Add(
        "Forward", "Passes a batch through the network and caches activations for the backward pass.", Nodes.SelectMany(Operations));

    /// <summary>Adds the input.</summary>
    public Node AddInput(int rows) => AddNode(new Node(Nodes.Count, "", "", null, [], rows, null));

    /// <summary>Adds a chain of modules; the value of the last one has the layer's name.</summary>
    public Node Add(string layer, Node from, params IReadOnlyList<Module> modules)
    {
        for (int i = 0; i < modules.Count; i++)
        {
            string name = i == modules.Count - 1 ? layer : layer + modules[i].Suffix;
            from = Add(layer, name, modules[i], from);
        }

        return from;
    }

    /// <summary>Adds one module.</summary>
    /// <param name="layer">Its declared layer.</param>
    /// <param name="name">Name of its value.</param>
    /// <param name="module">Its kind.</param>
    /// <param name="from">Its inputs.</param>
    public Node Add(string layer, string name, Module module, params IReadOnlyList<Node> from)
    {
        int[] rows = [.. from.Select(static node => node.Rows)];
        return AddNode(new Node(Nodes.Count, name, layer, module, from, module.Rows(rows), Stored(module.Slot(layer, rows))));
    }

    private Slot? Stored(Slot? slot) => slot is null ? null : slot with { Storage = slot.Storage with { Moments = Moments } };

    /// <summary>The value of a node within a routine.</summary>
    public Value ValueOf(Node node) =>
        node.Input ? Buffers.Part(Input, "", node.Rows) : Buffers.Part(Cache, node.Name, node.Rows);

    /// <summary>The backward routine for the wanted gradients, derived once.</summary>
    public Routine Back(Wanted wanted)
    {
        if (derived.TryGetValue(wanted, out Routine? routine))
        {
            return routine;
        }

        Group gradients = Cache.Gradient!;
        Value[] input =
        [
            .. Nodes.Where(node => node.Input && wanted.Rows > 0)
                .Select(node => ValueOf(node) with { First = wanted.First, Rows = wanted.Rows }),
        ];
        bool Wants(Parameter parameter) => wanted.Into == Part.Score
            ? parameter.Slot.Storage.Masked && parameter.Slot.Storage.Scored
            : wanted.Into is not null;

        // A caller supplies one value for the input gradient; if several modules read the input, their contributions are stored with the others.
        Value At(Value value, string suffix) => Buffers.Of(value) != Input ? Buffers.Part(gradients, Buffers[value.Buffer].Part + suffix, value.Rows)
            : suffix.Length == 0 ? Buffers.Part(InputGradient, "", value.Rows)
            : Buffers.Part(gradients, "Input" + suffix, value.Rows);

        var tape = new Tape([.. Nodes.SelectMany(Operations)], Wants, wanted.Into ?? Part.Gradient, input, At, OnGradient);
        foreach (Node output in Outputs.Where(output => wanted.Outputs.Split(' ').Contains(output.Name)))
        {
            tape.Seed(ValueOf(output), Buffers.Part(gradients, output.Name, output.Rows));
        }

        IReadOnlyList<Operation> body = tape.Run();
        return derived[wanted] = Add(wanted.Routine, Summary(wanted), body);
    }

    /// <summary>Adds a routine on the network's formal groups and additional ones.</summary>
    public Routine Add(string name, string summary, IEnumerable<Operation> body, params IReadOnlyList<Group> more)
    {
        List<Operation> operations = [.. body];
        HashSet<Group> used = [];
        foreach (Place place in operations.SelectMany(static o => o.Reads.Concat(o.Writes)))
        {
            if (place.Memory is { } value)
            {
                used.Add(Buffers.Of(value));
            }
        }

        Group[] formals = [.. ((Group[])[Input, Cache, Cache.Gradient!, InputGradient, .. more]).Where(used.Contains)];
        var routine = new Routine(name, summary, this, Concern.Update, [.. formals], [new Step("", operations)]);
        Routines.Add(routine);
        return routine;
    }

    /// <summary>Nodes whose matrices have a column for each unit created by this node's layer.</summary>
    public IEnumerable<Node> ReadersOf(Node node)
    {
        HashSet<Node> space = Space(node);
        return Nodes.Where(other => !Carries(other) && other.From.Any(space.Contains));
    }

    /// <summary>The first slot that reads the units of a slot, which are hidden units.</summary>
    public Slot ReaderOf(Slot slot) => ReadersOf(Nodes.First(node => node.Slot == slot)).First(static node => node.Slot is not null).Slot!;

    /// <summary>Nodes whose matrices have a row for each of those units: one in a chain, several if branches are summed.</summary>
    public IEnumerable<Node> WritersOf(Node node)
    {
        HashSet<Node> space = Space(node);
        return Nodes.Where(other => space.Contains(other) && (other.Input || !Carries(other)));
    }

    /// <summary>Whether those units are outputs of the network and therefore not hidden.</summary>
    public bool Leaves(Node node)
    {
        HashSet<Node> space = Space(node);
        return Outputs.Any(space.Contains);
    }

    /// <summary>
    /// Whether those units are hidden and belong to one layer. Units of a residual path belong to all layers that add to them, and none of these
    /// alone decides whether a unit is dormant, so that no unit of it is pruned or reset.
    /// </summary>
    public bool Hidden(Node node) => !Leaves(node) && WritersOf(node).Take(2).ToArray() is [{ Matrix: true }];

    /// <summary>The node whose value gives a unit's activity: the last one of the layer that creates it.</summary>
    public Node ActivityOf(Node node)
    {
        HashSet<Node> space = Space(node);
        Node[] writers = [.. WritersOf(node)];
        return Nodes.Last(other => space.Contains(other) && (writers.Length > 1 || other.Layer == writers[0].Layer));
    }

    /// <summary>Nodes whose values give the activity of hidden units, one per layer that creates some, in order.</summary>
    public IEnumerable<Node> HiddenActivities => Matrices.Where(Hidden).Select(ActivityOf).Distinct();

    /// <summary>The node whose value the output layer reads, or null if that is the input.</summary>
    public Node? Features => WritersOf(Outputs[0]).First() is { Input: false } output && output.From[0] is { Input: false } features ? features : null;

    private static bool Carries(Node node) => node.Module is { CarriesUnits: true };

    private string Summary(Wanted wanted)
    {
        string weights = Masked ? "live weights" : "weights";
        string to = (wanted.Into, wanted.Rows) switch
        {
            ({ } part, 0) when part == Part.Gradient => $"those of {weights} and biases",
            ({ } part, _) when part == Part.Gradient => $"those of {weights}, biases and input",
            (not null, _) => "the dense gradient of every layer that may grow, including dead positions",
            _ => "that of the input; no gradient of a weight",
        };
        return $"From the gradient of the output to {to}.";
    }

    // All nodes that share unit i.
    private HashSet<Node> Space(Node node)
    {
        HashSet<Node> space = [node];
        for (int before = 0; before != space.Count;)
        {
            before = space.Count;
            foreach (Node other in Nodes.Where(Carries))
            {
                if (space.Contains(other) || other.From.Any(space.Contains))
                {
                    space.Add(other);
                    space.UnionWith(other.From);
                }
            }
        }

        return space;
    }

    private IEnumerable<Operation> Operations(Node node) => node.Module is null ? [] : node.Module.Forward(new Site(
        [.. node.From.Select(ValueOf)], ValueOf(node), node.Slot is { } slot ? new Parameter(null, slot, Part.Given) : null,
        (suffix, rows) => Buffers.Part(Cache, node.Layer + suffix, rows)));

    private Node AddNode(Node node)
    {
        Nodes.Add(node);
        return node;
    }
}
