using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>An argument of a runtime call: C# text, a value, a layer, or a number.</summary>
internal readonly record struct Operand(string? Text, Value? Value, Parameter? Layer, Number? Number)
{
    public static implicit operator Operand(string text) => new(text, null, null, null);

    public static implicit operator Operand(Value value) => new(null, value, null, null);

    public static implicit operator Operand(Parameter layer) => new(null, null, layer, null);

    public static implicit operator Operand(Number number) => new(null, null, null, number);

    /// <summary>The same operand, bound at a call of its routine.</summary>
    public Operand Bind(Binding at) => Value is { } value ? at[value] : Layer is { } layer ? at[layer] : this;

    /// <summary>Its form in generated code.</summary>
    public string Written(Notation n) =>
        Value is { } value ? n[value] : Layer is { } layer ? n.Layer(layer) : Number is { } number ? n[number] : Text!;
}
