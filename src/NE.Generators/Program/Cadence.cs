namespace NE.Generators.Program;

/// <summary>When a section runs; the source of all conditions in the printed program.</summary>
/// <param name="Text">In words.</param>
/// <param name="Condition">As a C# condition on the number of the update, <c>{0}</c>; null if it always holds.</param>
/// <param name="Interval">Updates between two runs as a C# expression; empty if an interval is not sufficient.</param>
internal sealed record Cadence(string Text, string? Condition, string Interval = "")
{
    /// <summary>At every update.</summary>
    public static Cadence EachUpdate { get; } = new("every update", null, "1");

    /// <summary>At the first update.</summary>
    public static Cadence FirstUpdate { get; } = new("first update", "{0} == 1");

    /// <summary>At the first update and each time an interval has passed since.</summary>
    /// <param name="interval">The interval, a constant of the program.</param>
    public static Cadence FirstOf(Number interval) =>
        new($"first of every {(long)interval.Amount} updates", $"({{0}} - 1) % {interval.Name} == 0");

    /// <summary>Once.</summary>
    /// <param name="at">The number of the update, a run value.</param>
    public static Cadence Once(Number at) => new($"once, at update {at.Name}", $"{{0}} == {at.Name}");

    /// <summary>At updates after which the networks are diagnosed; the interval is a run value.</summary>
    public static Cadence Diagnosed { get; } = new("diagnosed updates", "{0} % settings.MetricsEvery == 0");

    /// <summary>On request, between updates.</summary>
    public static Cadence OnDemand { get; } = new("on demand", "");

    /// <summary>Whether it belongs to the update.</summary>
    public bool Timed => this != OnDemand;

    /// <summary>At the multiples of an interval.</summary>
    /// <param name="interval">The interval, a constant of the program.</param>
    /// <param name="until">An additional C# condition on the number of the update, or empty.</param>
    /// <param name="untilText">The same in words.</param>
    public static Cadence Every(Number interval, string until = "", string untilText = "") => new(
        $"every {(long)interval.Amount} updates{untilText}", $"{{0}} % {interval.Name} == 0{until}", until.Length == 0 ? interval.Name : "");

    /// <summary>Whether a section of this cadence always runs in the updates in which one of the other cadence runs.</summary>
    public bool Precedes(Cadence other) => Timed && other.Timed && (Condition is null || this == other);

    /// <summary>The condition on a counter, or null.</summary>
    public string? On(string counter) => Condition?.Replace("{0}", counter);
}
