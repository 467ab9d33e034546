using NE.Dsl;
using NE.Generators.Model;

namespace NE.Generators.Methods.Grow;

/// <summary>Captions of a topology event, which match the printed operations.</summary>
internal static class Captions
{
    /// <summary>Which connections grow.</summary>
    public static string Growth(GrowAttribute grow, OwnType? score) => (grow.By, grow.SkipZeroScore) switch
    {
        (_, true) when score is not null => $"Growth: the dead connections with the largest {score.Simple} that are not 0.",
        _ when score is not null => $"Growth: the dead connections with the largest {score.Simple}.",
        (Score.Random, _) => "Growth: dead connections at random.",
        (_, true) => "Growth: the dead connections with the largest gradients that are not 0.",
        _ => "Growth: the dead connections with the largest gradients.",
    };

    /// <summary>Whether pruning in a full layer follows the schedule. A closed loop schedules nothing there: it requests what was pruned.</summary>
    public static bool Scheduled(GrowAttribute grow, PruneAttribute prune) => prune.AfterSaturation && grow.Control == Control.OpenLoop;

    /// <summary>What is pruned, and the bound, which is a run value.</summary>
    public static string Pruning(GrowAttribute grow, PruneAttribute prune)
    {
        string what = prune.Unit == TruncateUnit.Neuron ? "all inputs of dormant units" : "inputs of dormant units";
        string later = Scheduled(grow, prune) ? "; in a full layer, per scheduled one" : "";
        return $"Pruning: {what}, at most upperBound per requested connection{later}.";
    }
}
