using System.Collections.Generic;
using System.Linq;

namespace NE.Generators.Program;

/// <summary>The notation of values, parameters and numbers in a printed form. Used by operations; independent of them.</summary>
internal abstract class Notation(Buffers buffers)
{
    /// <summary>A value.</summary>
    public abstract string this[Value value] { get; }

    /// <summary>An array of a slot.</summary>
    public abstract string this[Parameter parameter] { get; }

    /// <summary>A number.</summary>
    public abstract string this[Number number] { get; }

    /// <summary>The buffers of the program.</summary>
    public Buffers Buffers => buffers;

    /// <summary>The slot as a whole.</summary>
    public abstract string Layer(Parameter parameter);

    /// <summary>A list of values.</summary>
    public string Join(IEnumerable<Value> values) => string.Join(", ", values.Select(value => this[value]));

    /// <summary>A scalar: a local variable of the printed code.</summary>
    public string Local(Value scalar) => buffers.Name(scalar);

    /// <summary>A group by name.</summary>
    public string Whole(Value value) => buffers.Of(value).Name;

    /// <summary>The constant for the number of samples of a value.</summary>
    public string SamplesOf(Value value) => buffers.SamplesOf(value).Written;
}
