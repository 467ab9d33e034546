namespace NE.Generators.Program;

/// <summary>A place that an operation reads or writes: rows of a buffer, an array of parameters, or state of the runtime.</summary>
/// <param name="Memory">Rows of a buffer.</param>
/// <param name="Parameter">An array of parameters.</param>
/// <param name="State">State of the runtime.</param>
internal readonly record struct Place(Value? Memory, Parameter? Parameter, StateId? State)
{
    public static implicit operator Place(Value value) => new(value, null, null);

    public static implicit operator Place(Parameter parameter) => new(null, parameter, null);

    public static implicit operator Place(StateId state) => new(null, null, state);

    /// <summary>Whether this contains every element of the other.</summary>
    public bool Covers(Place other) => Memory is { } mine && other.Memory is { } its ? mine.Covers(its) : Overlaps(other);

    /// <summary>Whether the two have an element in common.</summary>
    public bool Overlaps(Place other) =>
        Memory is { } mine ? other.Memory is { } its && mine.Overlaps(its)
        : Parameter is { } parameter ? parameter == other.Parameter
        : State is not null && State == other.State;
}
