using System.Collections.Generic;
using System.Linq;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Methods.PlasticityInjection;

/// <summary>What a generated network has for its injection: a field, its preparation, and the class of its frozen copies.</summary>
internal static class FrozenMembers
{
    private const string Field = PlasticityInjectionMethod.Field;

    /// <summary>Adds the members.</summary>
    public static void Add(Network network)
    {
        network.MakesPasses = true;
        network.Members.Add(new(
            "The frozen copies that its output is the sum with; null in a frozen copy itself.", static () => [$"private Methods::PlasticityInjection? {Field};"]));
        network.Members.Add(new("Allocates the frozen copies.", () => Prepare(network)));
        network.Members.Add(new("A frozen copy of the network, with the values of its last pass.", () => Frozen(network)));
    }

    private static IEnumerable<string> Prepare(Network network)
    {
        string layers = List(network, matrix: true), norms = List(network, matrix: false);
        return
        [
            $"internal Methods::PlasticityInjection PrepareInjection(Memory::Arena arena, string name, global::System.ReadOnlySpan<int> samples) =>",
            $"    {Field} = new(",
            $"        arena, \"Injection.\" + name, ({layers}, {norms}),",
            "        new Frozen(arena, Methods::PlasticityInjection.KeptPrefix + name, samples),",
            "        new Frozen(arena, Methods::PlasticityInjection.StartPrefix + name, samples), samples[0]);",
        ];
    }

    private static IEnumerable<string> Frozen(Network network)
    {
        string name = MemberNames.Escape(network.Name);
        string own = MemberNames.Escape(network.Nodes.Last(static node => node.Module is InjectionModule).Name);
        Routine? back = network.Routines.Find(static routine => routine.Name == "InputGradient");
        return
        [
            "private sealed class Frozen : Methods::IFrozenNetwork",
            "{",
            $"    private readonly {name} network;",
            "    private readonly ForwardCache[] passes;",
            .. back is null ? (string[])[] : ["    private readonly ForwardCache gradient;"],
            "    private readonly Networks::LinearLayer[] layers;",
            "    private readonly Networks::NormLayer[] norms;",
            "",
            "    internal Frozen(Memory::Arena arena, string name, global::System.ReadOnlySpan<int> samples)",
            "    {",
            "        network = new(arena, name, 0);",
            "        passes = ForwardCache.For(arena, samples);",
            .. back is null ? (string[])[] : ["        gradient = ForwardCache.For(arena, samples[..1])[0];"],
            $"        layers = {List(network, matrix: true, "network.")};",
            $"        norms = {List(network, matrix: false, "network.")};",
            "    }",
            "",
            "    /// <inheritdoc/>",
            "    global::System.ReadOnlySpan<Networks::LinearLayer> Methods::IFrozenNetwork.Layers => layers;",
            "",
            "    /// <inheritdoc/>",
            "    global::System.ReadOnlySpan<Networks::NormLayer> Methods::IFrozenNetwork.Norms => norms;",
            "",
            "    /// <inheritdoc/>",
            "    Memory::Activations Methods::IFrozenNetwork.Forward(Networks::Side side, Memory::Activations input)",
            "    {",
            "        int i = 0;",
            $"        while (passes[i].{own}.Batch != input.Batch)",
            "        {",
            "            i++;",
            "        }",
            "",
            "        ForwardCache cache = passes[i];",
            $"        network.Forward({Arguments(network.Forward)});",
            $"        return cache.{own};",
            "    }",
            "",
            "    /// <inheritdoc/>",
            .. InputGradient(network, back),
            "}",
        ];
    }

    private static IEnumerable<string> InputGradient(Network network, Routine? back) => back is null
        ?
        [
            "    void Methods::IFrozenNetwork.InputGradient(Memory::Activations output, Memory::Activations input) =>",
            $"        throw new global::System.NotSupportedException(\"No gradient of the input of {network.Name} is computed.\");",
        ]
        :
        [
            "    void Methods::IFrozenNetwork.InputGradient(Memory::Activations output, Memory::Activations input)",
            "    {",
            $"        Kernels::Elementwise.Copy(output, gradient.{MemberNames.Escape(network.Outputs[0].Name)});",
            $"        network.InputGradient({Arguments(back).Replace("cache", "passes[0]").Replace("inputGradient", "input")});",
            "    }",
        ];

    private static string Arguments(Routine routine) =>
        string.Join(", ", ((string[])[.. routine.Sided ? ["side"] : (string[])[], .. routine.Formals.Select(static formal => formal.Name)]));

    private static string List(Network network, bool matrix, string owner = "") =>
        $"[{string.Join(", ", network.Slots.Where(slot => slot.Storage.Matrix == matrix).Select(slot => owner + slot.Field))}]";
}
