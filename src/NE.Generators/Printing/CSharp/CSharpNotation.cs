using NE.Generators.Program;

namespace NE.Generators.Printing.CSharp;

/// <summary>The notation of generated C#.</summary>
internal sealed class CSharpNotation(Buffers buffers) : Notation(buffers)
{
    /// <inheritdoc/>
    public override string this[Value value] => Buffers.Name(value);

    /// <inheritdoc/>
    public override string this[Parameter parameter] =>
        Layer(parameter) + (parameter.Part == Part.Given ? "[side]" : "." + parameter.Part.Name);

    /// <inheritdoc/>
    public override string this[Number number] => number.Name;

    /// <inheritdoc/>
    public override string Layer(Parameter parameter) =>
        parameter.Owner is { } owner ? $"{owner.Field}.{parameter.Slot.Field}" : parameter.Slot.Field;
}
