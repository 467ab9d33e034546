namespace NE.Generators.Program;

/// <summary>A stream of random numbers.</summary>
/// <param name="Name">Its name in <c>NE.Runtime.Random.RandomStreamId</c>, or the name of a routine's parameter.</param>
/// <param name="Formal">Whether the caller of a routine supplies it.</param>
internal readonly record struct Stream(string Name, bool Formal = false)
{
    /// <summary>The stream supplied by the caller of a routine.</summary>
    public static Stream Given { get; } = new("stream", Formal: true);

    /// <summary>Its form in generated code.</summary>
    public string Written => Formal ? Name : $"Random::RandomStreamId.{Name}";
}
