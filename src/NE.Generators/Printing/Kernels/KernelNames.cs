using System.Collections.Generic;
using System.Linq;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Optimisers;
using NE.Generators.Program;

namespace NE.Generators.Printing.Kernels;

/// <summary>
/// The notation of kernel text: macros that expand to the arguments of library functions. Each is defined on first use.
/// Those of a network with several copies take the index of the copy.
/// </summary>
internal sealed class KernelNames(DeviceProgram device) : KernelNotation(device.Program.Buffers)
{
    private readonly MacroNames macros = new(device.Numbers);
    private readonly Dictionary<string, (int Offset, string Text)> layers = [];
    private readonly Dictionary<string, (int Offset, string Text)> values = [];
    private readonly Dictionary<string, (int Offset, string Text)> states = [];
    private readonly Dictionary<string, (int Offset, string Text)> given = [];
    private readonly HashSet<string> streams = [];
    private Operation present = null!;
    private Samples samples = Program.Samples.One;
    private bool inLoop;

    /// <summary>Random streams used by kernels; the numbers are those of <c>NE.Runtime.Random.RandomStreamId</c>.</summary>
    public static IReadOnlyDictionary<string, int> Streams { get; } = new Dictionary<string, int>
    {
        ["ReplayIndex"] = 3,
        ["TargetSmoothing"] = 4,
        ["SampledAction"] = 16,
        ["NextAction"] = 17,
        ["PolicyAction"] = 18,
    };

    /// <summary>Definitions of the used layers, in the order of the arena.</summary>
    public IEnumerable<string> Layers => Ordered(layers);

    /// <summary>Definitions of the used values, in the order of the arena.</summary>
    public IEnumerable<string> Values => Ordered(values);

    /// <summary>Definitions of state other than layers, with the numbers derived from it.</summary>
    public IEnumerable<string> States => Ordered(states);

    /// <summary>Definitions of words that the host sends to single operations, in the order of a step.</summary>
    public IEnumerable<string> Given => Ordered(given);

    /// <summary>Definitions of the used random streams.</summary>
    public IEnumerable<string> UsedStreams => streams.OrderBy(static name => Streams[name])
        .Select(static name => $"#define {StreamMacro(name)} {Streams[name]}u");

    /// <inheritdoc/>
    public override string Samples => samples == Program.Samples.One ? "1" : MacroNames.Upper(samples.Constant);

    /// <inheritdoc/>
    public override string Scratch => $"{device.ScratchOf(present)}";

    /// <inheritdoc/>
    public override string this[Value value]
    {
        get
        {
            Group group = Buffers.Of(value);
            bool family = device.Layout.IsFamily(group);
            Network? network = family ? group.Instance!.Network : null;
            Value first = family ? FirstCopy(group, value) : value;
            string[] words = Buffers.Name(first).Split('.');
            string buffer = family ? network!.Name + group.Role : words[0];
            string macro = macros.Of("value " + Buffers.Name(first), [buffer, .. words.Skip(1)]);
            ArenaField field = device.Layout.Value(first);
            values[macro] = (field.Offset, Define(macro, family, field.Offset, family ? device.Layout.ValueStride(network!) : 0, $", {field.Stride}"));
            return macro + (family ? Index(group.Instance!.Copy) : "");
        }
    }

    /// <inheritdoc/>
    public override string this[Parameter parameter]
    {
        get
        {
            LayerField field = Field(parameter);
            int offset = field.Offset + (parameter.Part == Part.Target ? field.Room : 0);
            string sizes = parameter.Slot.Inputs == 1 && !parameter.Slot.Storage.Matrix
                ? $", {parameter.Slot.Outputs}"
                : $", {parameter.Slot.Inputs}, {parameter.Slot.Outputs}";
            return Of(parameter, parameter.Part == Part.Target ? "Target" : "Online", offset, sizes);
        }
    }

    /// <inheritdoc/>
    public override string this[Number number] => MacroNames.Upper(number.Name);

    /// <summary>Sets the operation whose line is being written.</summary>
    public KernelNames For(Operation operation, Samples batch)
    {
        present = operation;
        samples = batch;
        inLoop = operation is OnCopies;
        return this;
    }

    /// <inheritdoc/>
    public override string Layer(Parameter parameter) => this[parameter];

    /// <inheritdoc/>
    public override string Rows(string function, params string[] arguments) =>
        $"{function}(P, tile, row, {Samples}, {string.Join(", ", arguments)});";

    /// <inheritdoc/>
    public override string Task(string function, params string[] arguments) =>
        $"done = {function}(P, tile, rank, size, done, {string.Join(", ", arguments)});";

    /// <inheritdoc/>
    public override string Step(Parameter layer)
    {
        LayerField field = Field(layer);
        string numbers = $", {layer.Slot.Inputs}, {layer.Slot.Outputs}, {field.Room}, {At(layer, field.Mask)}, {At(layer, field.Ages)}";
        return Of(layer, "Parameters", field.Offset, numbers);
    }

    /// <inheritdoc/>
    public override string Averaged(Parameter layer)
    {
        LayerField field = Field(layer);
        return Of(layer, "SoftUpdates", field.Offset, $", {layer.Slot.Count}, {field.Room}");
    }

    /// <inheritdoc/>
    public override string Room(Parameter layer) => $"{Field(layer).Room}";

    /// <inheritdoc/>
    public override string Newborn(Parameter? layer) =>
        layer is { } flagged && Field(flagged).Newborn is > 0 and int offset ? Of(flagged, "Newborn", offset, "") : "0";

    /// <inheritdoc/>
    public override string Optimiser(Value step, bool byAge)
    {
        string name = Buffers.Name(step);
        OptimiserGroup group = device.Program.Optimisers.First(group => name.StartsWith(group.Name, System.StringComparison.Ordinal));
        return group.Name.ToUpperInvariant() + (byAge ? "_STEP_BY_AGE" : "_STEP");
    }

    /// <inheritdoc/>
    public override string Result(int index = 0) => $"result + {(device.HasResult(present) ? device.ResultOf(present) + index : 0)}";

    /// <inheritdoc/>
    public override string State(StateId state)
    {
        string macro = macros.Of("state " + state.Name, state.Name);
        states[macro] = (device.Layout.State(state), $"#define {macro} {device.Layout.State(state)}");
        return macro;
    }

    /// <inheritdoc/>
    public override string Number(Value scalar)
    {
        string macro = macros.Of("number " + Buffers.Name(scalar), Buffers.Name(scalar));
        states[macro] = (int.MaxValue, $"#define {macro} {device.SourceOf(scalar).Kernel(this).Expression}");
        return macro;
    }

    /// <inheritdoc/>
    public override string Words(string name, int count)
    {
        int first = device.WordsOf(present);
        string macro = macros.Of("words " + name, name);
        given[macro] = (first, $"#define {macro} {string.Join(", ", Enumerable.Range(first, count).Select(static i => $"U32_AS_FLOAT(step[{i}])"))}");
        return macro;
    }

    /// <inheritdoc/>
    public override string Word(string name)
    {
        int first = device.WordsOf(present);
        string macro = macros.Of("words " + name, name);
        given[macro] = (first, $"#define {macro} step[{first}]");
        return macro;
    }

    /// <inheritdoc/>
    public override string Table(int count) => $"(GLOBAL const float*)step + {device.WordsOf(present)}";

    /// <inheritdoc/>
    public override string Unit(StreamUnit unit) => unit.Macro;

    /// <inheritdoc/>
    public override string Stream(Stream stream)
    {
        streams.Add(stream.Name);
        return StreamMacro(stream.Name);
    }

    /// <inheritdoc/>
    public override string Literal(float number) => KernelLiteral.Of(number);

    /// <inheritdoc/>
    public override string Macro(string name) => MacroNames.Upper(name);

    private static string StreamMacro(string name) => "STREAM_" + MacroNames.Upper(name);

    private static IEnumerable<string> Ordered(Dictionary<string, (int Offset, string Text)> definitions) =>
        definitions.Values.OrderBy(static d => d.Offset).ThenBy(static d => d.Text, System.StringComparer.Ordinal).Select(static d => d.Text);

    private static string Define(string macro, bool copies, int offset, int stride, string rest) => copies
        ? $"#define {macro}(copy) ({offset} + (copy) * {stride}){rest}"
        : $"#define {macro} {offset}{rest}";

    private string Index(int copy) => inLoop ? "(copy)" : $"({copy})";

    private bool Copied(Parameter layer) => device.Layout.ParameterStride(layer.Owner!.Network) > 0;

    private string At(Parameter layer, int offset) => offset == 0 ? "0"
        : Copied(layer) ? $"({offset} + (copy) * {device.Layout.ParameterStride(layer.Owner!.Network)})"
        : $"{offset}";

    private Instance First(Parameter layer) => device.Program.Instances.First(instance => instance.Network == layer.Owner!.Network);

    private LayerField Field(Parameter layer) => device.Layout.Layer(First(layer), layer.Slot);

    private string Of(Parameter layer, string part, int offset, string rest)
    {
        bool copies = Copied(layer);
        Network network = layer.Owner!.Network;
        string macro = macros.Of($"{network.Name}.{layer.Slot.Field} {part}", network.Name, layer.Slot.Field, part);
        layers[macro] = (offset, Define(macro, copies, offset, device.Layout.ParameterStride(network), rest));
        return macro + (copies ? Index(layer.Owner.Copy) : "");
    }

    private Value FirstCopy(Group group, Value value)
    {
        Group first = device.Program.Buffers.Groups.First(other =>
            other.Instance is { Copy: 0 } instance && instance.Network == group.Instance!.Network && other.Role == group.Role);
        Value same = first.Parts[Buffers[value.Buffer].Part];
        return value with { Buffer = same.Buffer };
    }
}
