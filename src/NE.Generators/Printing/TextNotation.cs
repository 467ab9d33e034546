using NE.Generators.Program;

namespace NE.Generators.Printing;

/// <summary>The notation of the program's text: the agent's names, with sizes.</summary>
internal sealed class TextNotation(Buffers buffers) : Notation(buffers)
{
    /// <inheritdoc/>
    public override string this[Value value] => $"{Buffers.Name(value)}[{value.Rows}]";

    /// <inheritdoc/>
    public override string this[Parameter parameter] =>
        Layer(parameter) + (parameter.Part == Part.Online || parameter.Part == Part.Given ? "" : "." + parameter.Part.Name.ToLowerInvariant());

    /// <inheritdoc/>
    public override string this[Number number] => number.Name;

    /// <inheritdoc/>
    public override string Layer(Parameter parameter) =>
        parameter.Owner is { } owner ? $"{owner.Field}.{parameter.Slot.Field}" : parameter.Slot == Slot.Given ? "layer" : parameter.Slot.ToString();
}
