using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Modules;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Tests.Networks;

/// <summary>
/// A network drawn at random, as no declaration writes it: forks, residual sums, heads, modules that nothing reads. Its loss is a weighted sum of
/// its outputs.
/// </summary>
internal sealed class RandomGraph
{
    // Smooth but for two: differences across a kink tell nothing, and few fall there.
    private static readonly string[] Activations = ["Relu", "LeakyRelu", "Elu", "Gelu", "Silu", "Tanh", "Sigmoid", "Softplus", "Identity"];

    private static readonly Samples Batch = new("BatchSize", 4);

    private readonly Random random;
    private readonly Buffers buffers = new();
    private readonly Network network;
    private readonly Instance instance;
    private readonly Group cache;
    private readonly Value input;
    private readonly Value inputGradient;

    /// <summary>Draws a network.</summary>
    public RandomGraph(int seed)
    {
        random = new Random(seed);
        network = new Network("Net", buffers)
        {
            OnGradient = static slot => slot.Storage.Masked ? [new MaskGradient(new Parameter(null, slot, Part.Gradient))] : [],
        };
        instance = new Instance(network, "net", "Net", 1, 0);
        Node first = network.AddInput(random.Next(1, 7));
        List<Node> nodes = [first];
        int modules = random.Next(2, 11);
        for (int i = 0; i < modules; i++)
        {
            nodes.Add(Draw(nodes, $"L{i}"));
            Text.Add($"{nodes[^1].Name} = {nodes[^1].Module!.GetType().Name} {string.Join(", ", nodes[^1].From.Select(static from => from.Input ? "input" : from.Name))}");
        }

        network.Outputs.Add(nodes[^1]);
        if (random.Next(3) == 0 && nodes[^2] is { Input: false } head)
        {
            network.Outputs.Add(head);
        }

        var gradient = new Group("gradient", "Net.ForwardCache", Batch, "") { Network = network };
        cache = new Group("cache", "Net.ForwardCache", Batch, "") { Network = network, Gradient = gradient };
        input = buffers.Vector("given", first.Rows, Batch, "");
        inputGradient = buffers.Vector("givenGradient", first.Rows, Batch, "");
        Into = random.Next(4) == 0 ? null : Part.Gradient;
        ToInput = Into is null || random.Next(2) == 0;
    }

    /// <summary>The modules, a line each.</summary>
    public List<string> Text { get; } = [];

    /// <summary>Where gradients of parameters go, or null where none is wanted.</summary>
    public Part? Into { get; }

    /// <summary>Whether the input's gradient is wanted.</summary>
    public bool ToInput { get; }

    /// <summary>The parameters that have gradients.</summary>
    public IEnumerable<Parameter> Parameters => Into is null ? []
        : network.Slots.Where(Reaches).Select(slot => new Parameter(instance, slot, Part.Online));

    /// <summary>The input.</summary>
    public Value Input => input;

    /// <summary>Its gradient.</summary>
    public Value InputGradient => inputGradient;

    /// <summary>A machine that has gone forward, with the loss.</summary>
    public (Machine Machine, double Loss) Forward(Action<Machine>? change = null)
    {
        var machine = new Machine(buffers);
        change?.Invoke(machine);
        Run(machine, network.Forward);
        double loss = network.Outputs.Sum(output => Enumerable.Range(0, Batch.Count).Sum(sample => Enumerable.Range(0, output.Rows)
            .Sum(row => Weight(output, sample, row) * machine[buffers.Part(cache, output.Name, output.Rows), sample, row])));
        return (machine, loss);
    }

    /// <summary>Goes back.</summary>
    public void Backward(Machine machine)
    {
        foreach (Node output in network.Outputs)
        {
            machine.Each(buffers.Part(cache.Gradient!, output.Name, output.Rows), (sample, row) => Weight(output, sample, row));
        }

        Run(machine, network.Back(new Wanted(Into, 0, ToInput ? input.Rows : 0, string.Join(" ", network.Outputs.Select(static node => node.Name)))));
    }

    // Whether something leads from the slot's module to an output.
    private bool Reaches(Slot slot)
    {
        HashSet<Node> before = [.. network.Outputs];
        foreach (Node node in Enumerable.Reverse(network.Nodes).Where(before.Contains))
        {
            before.UnionWith(node.From);
        }

        return before.Any(node => node.Slot == slot);
    }

    private static double Weight(Node output, int sample, int row) => Machine.Noise("loss" + output.Name, (100 * sample) + row);

    private Node Draw(List<Node> nodes, string layer)
    {
        Node from = nodes[random.Next(Math.Max(0, nodes.Count - 3), nodes.Count)];
        Node[] equal = [.. nodes.Where(other => other.Rows == from.Rows && other != from)];
        switch (random.Next(6))
        {
            case 0 or 1 when equal.Length > 0:
                Node[] terms = [from, .. equal.OrderBy(_ => random.Next()).Take(random.Next(1, 3))];
                return network.Add(layer, layer, new ResidualSumModule(), terms);
            case 2:
                return network.Add(layer, layer, new ActivationModule(ActivationFunction.Find(Activations[random.Next(Activations.Length)])), from);
            case 3 when from.Rows < 8:
                return network.Add(layer, layer, new PairModule(PairFunction.All[random.Next(PairFunction.All.Count)]), from);
            case 4 when from.Rows > 1:
                return network.Add(layer, layer, new NormModule(0.1, Centred: random.Next(2) == 0), from);
            default:
                bool masked = random.Next(3) == 0;
                int units = random.Next(2) == 0 ? from.Rows : random.Next(1, 6);
                return network.Add(layer, layer, new LinearModule(units, new LinearStorage(LinearStorage.Dense, masked, masked, false, 1)), from);
        }
    }

    private void Run(Machine machine, Routine routine)
    {
        Argument Give(Group formal) => formal == network.Input ? new Argument(formal, null, input)
            : formal == network.InputGradient ? new Argument(formal, null, inputGradient)
            : new Argument(formal, formal == network.Cache ? cache : cache.Gradient, null);
        new Call(routine, buffers, instance, Part.Online, null, null, [.. routine.Formals.Select(Give)]).Evaluate(machine);
    }
}
