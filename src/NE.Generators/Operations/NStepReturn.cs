using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>
/// N-step returns of a batch's transitions: rewards of up to n rows, the state after the last of them, and γ^m as not-done
/// (docs/algorithm.md, N-step returns).
/// </summary>
/// <param name="Steps">n, above 1.</param>
/// <param name="Discount">γ.</param>
/// <param name="From">The update from which they have n steps, and before it one; null for all.</param>
/// <param name="Columns">Columns of a row: reward, first of the next state, end of an episode, not-done.</param>
internal sealed record NStepReturn(Number Steps, Number Discount, Number? From, (int Reward, int NextState, int EpisodeEnd, int NotDone) Columns)
{
    /// <summary>The returns of a program.</summary>
    public static NStepReturn Of(Number steps, Number discount, Number? from, Batch batch) => new(
        steps, discount, from,
        // An ended episode is marked where the next action will stand, as in the runtime's ReplayLayout.
        (batch.Reward.First, batch.NextState.First, batch.NextAction.First, batch.NotDone.First));

    /// <summary>The numbers that it uses.</summary>
    public IEnumerable<Number> Numbers => From is null ? [Steps, Discount] : [Steps, Discount, From];

    /// <summary>The words that the host sends per update.</summary>
    public const int Words = 1;

    /// <summary>The line in the program's text.</summary>
    public string Text(Notation n) => $", returns of {n[Steps]} steps{(From is null ? "" : $" from update {n[From]}")} at {n[Discount]}";

    /// <summary>The argument of the runtime's gathering.</summary>
    public string CSharp(Notation n) => $", new Replay::NStepReturn({(From is null ? n[Steps] : $"updates < {n[From]} ? 1 : {n[Steps]}")}, {n[Discount]})";

    /// <summary>The arguments of the kernel.</summary>
    public string[] Kernel(KernelNotation n) =>
    [
        n.Word("stored"), n[Steps], n[Discount], $"{Columns.Reward}", $"{Columns.NextState}", $"{Columns.EpisodeEnd}", $"{Columns.NotDone}",
    ];

    /// <summary>The host's statements for the words.</summary>
    public static IEnumerable<string> Give(int first) => [$"step[{first}] = (uint)replay.Count;"];
}
