using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using NE.Runtime.Training;

namespace NE.Benchmarks;

/// <summary>
/// The floating-point operations of a TD3 update's matrix products over live weights, read from an experiment's structure: the minimum that
/// any implementation of this update computes. Divided by the peak they give its floor.
/// </summary>
internal static partial class UpdateWork
{
    /// <summary>
    /// Mean over a policy delay: forward passes of the target policy, both target critics and both critics; gradients of the critics'
    /// weights and hidden activations; and as often as the policy steps its forward pass, the first critic's, the gradient from there
    /// to the actions, and those of the policy's weights and hidden activations.
    /// </summary>
    public static double MeanOperations(ExperimentDefinition experiment)
    {
        Dictionary<string, string> structure = experiment.Structure
            .Split('\n', System.StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(" = ", 2))
            .ToDictionary(parts => parts[0].Trim(), parts => parts[1].Trim());
        int Number(string key) => int.Parse(structure[key], CultureInfo.InvariantCulture);

        double[] actor = Live(structure, "Policy"), critic = Live(structure, "Value");
        double critics = Number("Value.twins");
        double toActions = critic[0] * Number("task.actions") / (Number("task.observations") + Number("task.actions"));
        double always = actor.Sum() + (3 * critics * critic.Sum()) + (critics * Behind(critic));
        double withPolicy = (2 * actor.Sum()) + Behind(actor) + critic.Sum() + Behind(critic) + toActions;
        double multiplications = always + (withPolicy / Number("td3.policy-delay"));
        return 2 * multiplications * Number("td3.batch-size");
    }

    /// <summary>Live weights of a network's layers.</summary>
    private static double[] Live(Dictionary<string, string> structure, string network) =>
    [
        .. structure.Where(entry => entry.Key.StartsWith(network + ".", System.StringComparison.Ordinal))
            .Select(entry => Layer().Match(entry.Value)).Where(match => match.Success)
            .Select(match => match.Groups["live"].Success
                ? Value(match, "live")
                : Value(match, "inputs") * Value(match, "outputs")),
    ];

    /// <summary>Weights that the gradient passes through to the first hidden activations: all but the first layer's.</summary>
    private static double Behind(double[] layers) => layers.Skip(1).Sum();

    private static double Value(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<inputs>\d+) -> (?<outputs>\d+),.*?(, (?<live>\d+) live at start)?$")]
    private static partial Regex Layer();
}
