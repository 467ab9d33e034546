using NE.Generators.Program;

namespace NE.Generators.Printing.Kernels;

/// <summary>The notation of the host side of kernels, in C#; not used for the kernel lines themselves.</summary>
internal sealed class HostNotation(Buffers buffers) : KernelNotation(buffers)
{
    /// <inheritdoc/>
    public override string Samples => "";

    /// <inheritdoc/>
    public override string Scratch => "";

    /// <inheritdoc/>
    public override string this[Value value] => Buffers.Name(value);

    /// <inheritdoc/>
    public override string this[Parameter parameter] => parameter.Slot.Field;

    /// <inheritdoc/>
    public override string this[Number number] => number.Name;

    /// <inheritdoc/>
    public override string Layer(Parameter parameter) => parameter.Slot.Field;

    /// <inheritdoc/>
    public override string Rows(string function, params string[] arguments) => function;

    /// <inheritdoc/>
    public override string Task(string function, params string[] arguments) => function;

    /// <inheritdoc/>
    public override string Step(Parameter layer) => "";

    /// <inheritdoc/>
    public override string Averaged(Parameter layer) => "";

    /// <inheritdoc/>
    public override string Room(Parameter layer) => "";

    /// <inheritdoc/>
    public override string Newborn(Parameter? layer) => "";

    /// <inheritdoc/>
    public override string Optimiser(Value step, bool byAge) => "";

    /// <inheritdoc/>
    public override string State(StateId state) => state.Name;

    /// <inheritdoc/>
    public override string Number(Value scalar) => Buffers.Name(scalar);

    /// <inheritdoc/>
    public override string Words(string name, int count) => "";

    /// <inheritdoc/>
    public override string Word(string name) => "";

    /// <inheritdoc/>
    public override string Table(int count) => "";

    /// <inheritdoc/>
    public override string Unit(StreamUnit unit) => unit.Written;

    /// <inheritdoc/>
    public override string Result(int index = 0) => "";

    /// <inheritdoc/>
    public override string Stream(Stream stream) => "";

    /// <inheritdoc/>
    public override string Literal(float number) => "";

    /// <inheritdoc/>
    public override string Macro(string name) => "";
}
