using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Lowering;
using NE.Generators.Model;
using NE.Generators.Phases;

namespace NE.Generators.Printing.Kernels;

/// <summary>
/// Names of layers and values in the kernels: macros that expand to the numbers which library functions take. Each is defined when it is
/// first used. Those of twins take the number of the twin.
/// </summary>
internal sealed class KernelNames(DeviceProgram device)
{
    /// <summary>Outputs up to which a layer has kernels of its own: a tile would be mostly empty.</summary>
    public const int Narrow = 8;

    private readonly MacroNames macros = new();
    private readonly Dictionary<string, (int Offset, string Text)> layers = [];
    private readonly Dictionary<string, (int Offset, string Text)> values = [];

    /// <summary>Definitions of layers that were used, in the order of the arena.</summary>
    public IEnumerable<string> Layers => Ordered(layers);

    /// <summary>Definitions of values that were used, in the order of the arena.</summary>
    public IEnumerable<string> Values => Ordered(values);

    /// <summary>A value: offset of sample 0, floats from one sample to the next.</summary>
    /// <param name="value">The value, by the agent's names.</param>
    /// <param name="inLoop">Whether the text stands in the loop over the twins.</param>
    public string Value(Value value, bool inLoop)
    {
        bool twins = device.Layout.OfTwins(value.Name, out int twin);
        string name = twins ? FirstTwin(value.Name, twin) : value.Name;
        string[] words = name.Split('.');
        string buffer = twins ? Stem + words[0].Substring(device.Program.Critics[0].Prefix.Length) : words[0];
        string macro = macros.Of("value " + name, [buffer, .. words.Skip(1)]);
        ArenaField field = device.Layout.Value(name);
        values[macro] = (field.Offset, Define(macro, twins, field.Offset, device.Layout.TwinValues, $", {field.Stride}"));
        return macro + Index(twins, inLoop, twin);
    }

    /// <summary>A layer as functions on samples read it: weights, inputs, outputs.</summary>
    public string Layer(NetworkInstance network, LayerReference layer, bool target, bool inLoop) =>
        Side(network, layer.Field, target, $", {layer.Inputs}, {layer.Outputs}", inLoop);

    /// <summary>A norm as functions on samples read it: gains, units.</summary>
    public string Norm(NetworkInstance network, NormReference norm, bool target, bool inLoop) =>
        Side(network, norm.Field, target, $", {norm.Features}", inLoop);

    /// <summary>A layer as its step takes it: weights, inputs, outputs, room, mask, ages.</summary>
    public string Step(StepLayer task)
    {
        LayerField field = Field(task.Network, task.Layer.Field);
        bool twins = Canonical(task.Network).Twins;
        return Parameter(
            task.Network, task.Layer.Field, "Parameters", field.Offset,
            $", {task.Layer.Inputs}, {task.Layer.Outputs}, {field.Room}, {Part(field.Mask, twins)}, {Part(field.Ages, twins)}", task.Twins);
    }

    /// <summary>A layer or norm whose target follows: online parameters, their number, room.</summary>
    public string SoftUpdate(NetworkInstance network, string field, int count, bool inLoop)
    {
        LayerField parameters = Field(network, field);
        return Parameter(network, field, "SoftUpdate", parameters.Offset, $", {count}, {parameters.Room}", inLoop);
    }

    /// <summary>Flags of the newborn units of a layer, or 0.</summary>
    public string Newborn(NetworkInstance network, LayerReference? layer, bool inLoop) =>
        layer is not null && Field(network, layer.Field).Newborn is > 0 and int offset
            ? Parameter(network, layer.Field, "Newborn", offset, "", inLoop)
            : "0";

    /// <summary>Numbers of a layer or norm that are no offsets.</summary>
    public LayerField Field(NetworkInstance network, string field) => device.Layout.Layer(Canonical(network).First, field);

    /// <summary>The declared layer that a norm belongs to.</summary>
    public static LayerDeclaration Declared(NetworkInstance network, NormReference norm) =>
        network.Network.Layers.Single(l => l.Norm == norm).Plan.Declaration;

    private string Side(NetworkInstance network, string field, bool target, string rest, bool inLoop)
    {
        LayerField parameters = Field(network, field);
        int offset = parameters.Offset + (target ? parameters.Room : 0);
        return Parameter(network, field, target ? "Target" : "Online", offset, rest, inLoop);
    }

    /// <summary>The macro of a part of a network's parameters, defined when it is first used.</summary>
    private string Parameter(NetworkInstance network, string field, string part, int offset, string rest, bool inLoop)
    {
        (NetworkInstance first, bool twins, int twin) = Canonical(network);
        string macro = macros.Of($"{first.Field}.{field} {part}", first.Network.Plan.Name, field, part);
        layers[macro] = (offset, Define(macro, twins, offset, device.Layout.TwinParameters, rest));
        return macro + Index(twins, inLoop, twin);
    }

    private string Stem => device.Program.Critics[0].Network.Plan.Name;

    private (NetworkInstance First, bool Twins, int Twin) Canonical(NetworkInstance network)
    {
        int twin = device.Program.Critics.Count == 2 ? device.Program.Critics.Items.IndexOf(network) : -1;
        return twin < 0 ? (network, false, 0) : (device.Program.Critics[0], true, twin);
    }

    private string FirstTwin(string name, int twin) =>
        device.Program.Critics[0].Prefix + name.Substring(device.Program.Critics[twin].Prefix.Length);

    private static IEnumerable<string> Ordered(Dictionary<string, (int Offset, string Text)> definitions) =>
        definitions.Values.OrderBy(static d => d.Offset).ThenBy(static d => d.Text, StringComparer.Ordinal).Select(static d => d.Text);

    private string Part(int offset, bool twins) =>
        offset == 0 ? "0" : twins ? $"({offset} + (twin) * {device.Layout.TwinParameters})" : $"{offset}";

    private static string Index(bool twins, bool inLoop, int twin) => !twins ? "" : inLoop ? "(twin)" : $"({twin})";

    private static string Define(string macro, bool twins, int offset, int stride, string rest) => twins
        ? $"#define {macro}(twin) ({offset} + (twin) * {stride}){rest}"
        : $"#define {macro} {offset}{rest}";
}
