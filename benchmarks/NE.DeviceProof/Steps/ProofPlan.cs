using System.Collections.Generic;
using System.Linq;

namespace NE.DeviceProof.Steps;

/// <summary>All items in order. It depends only on the command line, so that parent and child number them alike.</summary>
internal static class ProofPlan
{
    /// <summary>The items.</summary>
    public static IReadOnlyList<ProofItem> Of(ProofOptions options)
    {
        IEnumerable<ProofItem> all =
        [
            .. FoundStep.Items(options), .. EqualityStep.Items(options), .. SanitizerStep.Items(options), .. TeamStep.Items(options),
            .. CostStep.Items(), .. SweepStep.Items(options), .. PeerStep.Items(options), .. MemoryStep.Items(),
        ];
        return options.Steps.Count == 0
            ? [.. all]
            : [.. all.Concat(WatchdogStep.Items()).Where(item => options.Steps.Contains(item.Step))];
    }
}
