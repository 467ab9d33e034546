namespace NE.Generators.Program;

/// <summary>A stream of random numbers.</summary>
/// <param name="Name">Its name in <c>NE.Runtime.Random.RandomStreamId</c>, or that of a routine's parameter.</param>
/// <param name="Formal">Whether the caller of a routine names it.</param>
internal readonly record struct Stream(string Name, bool Formal = false)
{
    /// <summary>The stream that the caller of a routine names.</summary>
    public static Stream Given { get; } = new("stream", Formal: true);

    /// <summary>As generated code writes it.</summary>
    public string Written => Formal ? Name : $"Random::RandomStreamId.{Name}";
}
