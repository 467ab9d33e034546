using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Planning;
using NE.Generators.Roles;

namespace NE.Generators.Methods.Review;

/// <summary>Checks that experience review has units to count and enough updates to act.</summary>
internal static class ReviewRules
{
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown)
    {
        if (declaration.Review is not { } review)
        {
            yield break;
        }

        NetworkDeclaration? critic = declaration.Networks.FirstOrDefault(network => network.Role is CriticRole);
        if (critic is { Layers.Count: 1 })
        {
            yield return new(
                ProblemId.NothingToObserve,
                $"Review counts the activated hidden neurons of the critic, and {critic.Name} has no hidden layer; add one, or remove "
                + "review with "
                + "[Without<ReviewAttribute>].",
                [Anchor.Part("Review"), Anchor.OfNetwork(critic.Name), Anchor.Declaration]);
        }

        bool windowed = review.Slope != ReviewSlope.Time;
        if (windowed && review.Window % review.ObserveEvery != 0)
        {
            yield return new(
                ProblemId.WindowNotMultiple,
                $"Review.Window = {MessageFormat.Count(review.Window)} is not a multiple of ObserveEvery = {MessageFormat.Count(review.ObserveEvery)}, so no "
                + "count is exactly one "
                + $"window old; write Window = {NearestMultiple(review)}.",
                [Anchor.Part("Review", "Window"), Anchor.Part("Review", "ObserveEvery")]);
        }

        long updates = UpdateClock.Total(declaration);
        if (windowed && updates > 0 && review.Window >= updates)
        {
            yield return new(
                ProblemId.ReviewNeverStarts,
                $"Review never starts: it needs a history of {MessageFormat.Count(review.Window)} updates, and the run has {MessageFormat.Count(updates)}. "
                + "Lower Review.Window.",
                [
                    Anchor.Part("Review", "Window"), Anchor.Part("Experiment", "Steps"), Anchor.Part("Review"),
                    Anchor.Declaration,
                ]);
        }

        if (review.Gain > 0 && review.Slope is ReviewSlope.Literal or ReviewSlope.Time)
        {
            yield return new(
                ProblemId.ReviewValueUnused,
                $"Review.Gain has no effect: ReviewSlope.{review.Slope} uses {(review.Slope == ReviewSlope.Time ? "no slope" : "the slope unchanged")}. Delete it, "
                + "or use another slope.",
                [Anchor.Part("Review", "Gain")]);
        }
    }

    private static string NearestMultiple(ReviewAttribute review)
    {
        long times = System.Math.Max(1, ((long)review.Window + (review.ObserveEvery / 2)) / review.ObserveEvery);
        return (times * review.ObserveEvery).ToString("#,0", System.Globalization.CultureInfo.InvariantCulture).Replace(',', '_');
    }
}
