using NE.Runtime.Memory;
using NE.Runtime.Threading;

namespace NE.Runtime.Networks;

/// <summary>
/// The same step of two critics: one after the other, or each on a thread of its own when the learner has a <see cref="Crew"/>. A critic
/// stays with its thread, so that its weights and activations stay in that core's cache.
/// </summary>
public static class Twins
{
    /// <summary>Passes a batch through both.</summary>
    /// <param name="first">The first critic.</param>
    /// <param name="second">The second critic.</param>
    /// <param name="side">Online or target.</param>
    /// <param name="input">The batch.</param>
    /// <param name="firstTrace">Receives the values of the first.</param>
    /// <param name="secondTrace">Receives the values of the second.</param>
    public static void Forward<TTrace, TStep>(
        ITwin<TTrace, TStep> first, ITwin<TTrace, TStep> second, Side side, Activations input, TTrace firstTrace, TTrace secondTrace)
    {
        var work = new ForwardWork<TTrace, TStep>(first, second, side, input, firstTrace, secondTrace);
        Crew.Run(ref work);
    }

    /// <summary>From the gradients of the outputs to those of weights and biases.</summary>
    /// <param name="first">The first critic.</param>
    /// <param name="second">The second critic.</param>
    /// <param name="input">The batch.</param>
    /// <param name="firstTrace">The values of the first.</param>
    /// <param name="secondTrace">The values of the second.</param>
    /// <param name="firstGradient">The gradients of the first; that of its output is given.</param>
    /// <param name="secondGradient">The gradients of the second; that of its output is given.</param>
    public static void Backward<TTrace, TStep>(
        ITwin<TTrace, TStep> first, ITwin<TTrace, TStep> second, Activations input, TTrace firstTrace, TTrace secondTrace,
        TTrace firstGradient, TTrace secondGradient)
    {
        var work = new BackwardWork<TTrace, TStep>(first, second, input, firstTrace, secondTrace, firstGradient, secondGradient);
        Crew.Run(ref work);
    }

    /// <summary>One step of the optimiser of both.</summary>
    /// <param name="first">The first critic.</param>
    /// <param name="second">The second critic.</param>
    /// <param name="step">What it takes.</param>
    public static void Step<TTrace, TStep>(
        ITwin<TTrace, TStep> first, ITwin<TTrace, TStep> second, TStep step)
    {
        var work = new StepWork<TTrace, TStep>(first, second, step);
        Crew.Run(ref work);
    }

    /// <summary>Both targets follow.</summary>
    /// <param name="first">The first critic.</param>
    /// <param name="second">The second critic.</param>
    /// <param name="tau">τ, 0 to 1: the share of the online network.</param>
    public static void Follow<TTrace, TStep>(ITwin<TTrace, TStep> first, ITwin<TTrace, TStep> second, float tau)
    {
        var work = new FollowWork<TTrace, TStep>(first, second, tau);
        Crew.Run(ref work);
    }

    /// <summary>Whether a part includes a critic: one part has both, of two parts each has one, further parts have none.</summary>
    private static bool Has(int part, int parts, int critic) => critic % parts == part;

    private readonly struct ForwardWork<TTrace, TStep>(
        ITwin<TTrace, TStep> first, ITwin<TTrace, TStep> second, Side side, Activations input, TTrace firstTrace, TTrace secondTrace)
        : IShared
    {
        public void Do(int part, int parts)
        {
            if (Has(part, parts, 0))
                first.Forward(side, input, firstTrace);

            if (Has(part, parts, 1))
                second.Forward(side, input, secondTrace);
        }
    }

    private readonly struct BackwardWork<TTrace, TStep>(
        ITwin<TTrace, TStep> first, ITwin<TTrace, TStep> second, Activations input, TTrace firstTrace, TTrace secondTrace,
        TTrace firstGradient, TTrace secondGradient)
        : IShared
    {
        public void Do(int part, int parts)
        {
            if (Has(part, parts, 0))
                first.Backward(input, firstTrace, firstGradient);

            if (Has(part, parts, 1))
                second.Backward(input, secondTrace, secondGradient);
        }
    }

    private readonly struct StepWork<TTrace, TStep>(
        ITwin<TTrace, TStep> first, ITwin<TTrace, TStep> second, TStep step)
        : IShared
    {
        public void Do(int part, int parts)
        {
            if (Has(part, parts, 0))
                first.Step(step);

            if (Has(part, parts, 1))
                second.Step(step);
        }
    }

    private readonly struct FollowWork<TTrace, TStep>(ITwin<TTrace, TStep> first, ITwin<TTrace, TStep> second, float tau) : IShared
    {
        public void Do(int part, int parts)
        {
            if (Has(part, parts, 0))
                first.Follow(tau);

            if (Has(part, parts, 1))
                second.Follow(tau);
        }
    }
}
