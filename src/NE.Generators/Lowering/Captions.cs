using System;
using System.Collections.Generic;
using System.Linq;
using NE.Dsl;

namespace NE.Generators.Lowering;

/// <summary>Captions of a topology event, made from the operations under them: they never promise what does not follow.</summary>
internal static class Captions
{
    /// <summary>Which connections grow.</summary>
    public static string Growth(SelectGrowth select) => (select.By, select.SkipZero) switch
    {
        (Score.Random, _) => "Growth: dead connections at random.",
        (_, true) => "Growth: the dead connections with the largest gradients that are not 0.",
        _ => "Growth: the dead connections with the largest gradients.",
    };

    /// <summary>What is pruned, and how much at most; the bound itself is a run value.</summary>
    public static string Pruning(SelectDormant select)
    {
        string what = select.Unit == TruncateUnit.Neuron ? "all inputs of dormant units" : "inputs of dormant units";
        string later = select.AfterSaturation ? "; in a full layer, per scheduled one" : "";
        return $"Pruning: {what}, at most upperBound per grown connection{later}.";
    }

    /// <summary>What changes.</summary>
    public static string Change(IEnumerable<Operation> operations) => $"Change: {string.Join(", ", operations.Select(Part))}.";

    /// <summary>What an event does first, as part of its summary.</summary>
    public static string Event(bool prunes) =>
        $"A topology event: score the networks that grow, then change their layers{(prunes ? "; growth first, pruning second" : "")} (NE paper, section 4.2).";

    /// <summary>Why the scores are taken before the changes.</summary>
    public static string Scores(Score by) => by == Score.Random
        ? "Scores: before any change. Growth does not follow them; they tell whether gradient reaches newborn connections."
        : "Scores: before any change.";

    private static string Part(Operation operation) => operation switch
    {
        Connect { Newborn: Newborn.Zero } => "newborn weights of 0",
        Connect => "newborn weights",
        Disconnect => "cut weights",
        RedrawBias => "biases of units without inputs",
        ZeroOutgoing => "outputs of revived units",
        FlagNewborn => "marks of newborn neurons",
        ForgetMoments => "optimiser",
        MaskTarget => "target",
        CopyNewborn => "newborn weights of the target",
        _ => throw new InvalidOperationException(
            $"the operation {operation.GetType().Name} has no words for the caption of a topology event; add them to {nameof(Captions)}."),
    };
}
