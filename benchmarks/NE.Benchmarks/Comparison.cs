namespace NE.Benchmarks;

/// <summary>
/// How many times faster one row is than another of the same group: per update or call, median over rounds of the round's ratio.
/// </summary>
/// <param name="Name">Its name, such as "NE-TD3 against PyTorch TD3".</param>
/// <param name="Row">Name of the faster row.</param>
/// <param name="Reference">Name of the row it is compared with.</param>
/// <param name="Least">The target; null without one.</param>
internal sealed record Comparison(string Name, string Row, string Reference, double? Least = null);
