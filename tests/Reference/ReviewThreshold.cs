using System;
using System.Collections.Generic;

namespace NE.Reference;

/// <summary>
/// The threshold ε of experience review (NE paper section 4.3): a batch is old experience when a uniform number exceeds it.
/// </summary>
public sealed class ReviewThreshold(int window, int observeEvery, ReviewSlope slope, int hiddenUnits, double gain, double floor)
{
    private readonly List<int> activated = [];
    private readonly double gain = gain > 0 ? gain : window / (0.02 * hiddenUnits);

    /// <summary>In [floor, 1]; 1 while the history is shorter than the window.</summary>
    public double Value { get; private set; } = 1;

    /// <summary>Takes the number of activated hidden units of all critics; called every <c>observeEvery</c> updates.</summary>
    public void Observe(int count)
    {
        activated.Add(count);
        int back = activated.Count - 1 - (window / observeEvery);
        if (back < 0)
            return;
        double s = (double)(count - activated[back]) / window;
        Value = slope switch
        {
            ReviewSlope.Absolute => Math.Clamp(gain * Math.Abs(s), floor, 1),
            ReviewSlope.Signed => Math.Clamp(gain * s, floor, 1),
            ReviewSlope.Falling => Math.Clamp(1 + (gain * s), floor, 1),
            ReviewSlope.Literal => Math.Clamp(Math.Abs(s), floor, 1),
            _ => throw new InvalidOperationException($"The slope {slope} has no definition here."),
        };
    }
}
