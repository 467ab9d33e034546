using System;
using System.Collections.Generic;

namespace NE.Reference;

/// <summary>
/// One TD3 learner (Fujimoto et al. 2018, Algorithm 1) on networks that may be masked. Random numbers are inputs: batches and the standard
/// normal numbers of target smoothing.
/// </summary>
public sealed class Td3(Network actor, IReadOnlyList<Network> critics, Td3Settings settings)
{
    public Network Actor { get; } = actor;

    public IReadOnlyList<Network> Critics { get; } = critics;

    public Td3Settings Settings { get; } = settings;

    public long Updates { get; private set; }

    /// <summary>a = limit · π(s), without noise.</summary>
    public Matrix Act(Side side, Matrix state) => Actor.Output(side, state).Map(a => Settings.ActionLimit * a);

    /// <summary>y = r + γ·(not done)·min over the target critics at the smoothed target action.</summary>
    /// <param name="batch">The transitions.</param>
    /// <param name="normal">Standard normal numbers, [sample, action].</param>
    public double[] Targets(Transitions batch, Matrix normal)
    {
        double limit = Settings.ActionLimit;
        Matrix action = Act(Side.Target, batch.NextState);
        for (int i = 0; i < action.Values.Length; i++)
        {
            double clip = Settings.TargetNoiseClip * limit;
            double noise = Math.Clamp(Settings.TargetNoise * limit * normal.Values[i], -clip, clip);
            action.Values[i] = Math.Clamp(action.Values[i] + noise, -limit, limit);
        }

        Matrix input = Matrix.Beside(batch.NextState, action);
        var targets = new double[batch.Size];
        Array.Fill(targets, double.PositiveInfinity);
        foreach (Network critic in Critics)
        {
            Matrix q = critic.Output(Side.Target, input);
            for (int sample = 0; sample < batch.Size; sample++)
                targets[sample] = Math.Min(targets[sample], q[sample, 0]);
        }

        for (int sample = 0; sample < batch.Size; sample++)
            targets[sample] = batch.Reward[sample] + (Settings.Discount * batch.NotDone[sample] * targets[sample]);
        return targets;
    }

    /// <summary>(1/B)·Σ (Q(s,a) − y)² of one critic.</summary>
    public static double CriticLoss(Network critic, Transitions batch, double[] targets)
    {
        Matrix q = critic.Output(Side.Online, Matrix.Beside(batch.State, batch.Action));
        double loss = 0;
        for (int sample = 0; sample < batch.Size; sample++)
            loss += (q[sample, 0] - targets[sample]) * (q[sample, 0] - targets[sample]) / batch.Size;
        return loss;
    }

    /// <summary>Gradients of <see cref="CriticLoss"/> into the critic's layers; returns what the layers computed.</summary>
    public static IReadOnlyList<LayerCache> CriticGradient(Network critic, Transitions batch, double[] targets)
    {
        IReadOnlyList<LayerCache> caches = critic.Forward(Side.Online, Matrix.Beside(batch.State, batch.Action));
        var gradient = new Matrix(batch.Size, 1);
        for (int sample = 0; sample < batch.Size; sample++)
            gradient[sample, 0] = 2.0 / batch.Size * (caches[^1].Output[sample, 0] - targets[sample]);
        critic.Backward(caches, gradient);
        return caches;
    }

    /// <summary>−(1/B)·Σ Q1(s, π(s)).</summary>
    public double PolicyLoss(Matrix state)
    {
        Matrix q = Critics[0].Output(Side.Online, Matrix.Beside(state, Act(Side.Online, state)));
        double loss = 0;
        foreach (double value in q.Values)
            loss -= value / state.Rows;
        return loss;
    }

    /// <summary>
    /// Gradients of <see cref="PolicyLoss"/> into the actor's layers; returns what the actor's layers computed. The critic's gradients are
    /// overwritten on the way and mean nothing afterwards.
    /// </summary>
    public IReadOnlyList<LayerCache> PolicyGradient(Matrix state)
    {
        IReadOnlyList<LayerCache> actorCaches = Actor.Forward(Side.Online, state);
        Matrix action = actorCaches[^1].Output.Map(a => Settings.ActionLimit * a);
        IReadOnlyList<LayerCache> criticCaches = Critics[0].Forward(Side.Online, Matrix.Beside(state, action));
        var gradient = new Matrix(state.Rows, 1);
        Array.Fill(gradient.Values, -1.0 / state.Rows);
        Matrix actionGradient = Critics[0].Backward(criticCaches, gradient).ColumnsFrom(state.Columns, action.Columns);
        Actor.Backward(actorCaches, actionGradient.Map(g => Settings.ActionLimit * g));
        return actorCaches;
    }

    /// <summary>One update: critics always; the policy and all targets every PolicyDelay-th update.</summary>
    public void Update(Transitions batch, Matrix normal)
    {
        Updates++;
        double[] targets = Targets(batch, normal);
        foreach (Network critic in Critics)
        {
            CriticGradient(critic, batch, targets);
            critic.Step(Settings.CriticOptimiser.Scaled(Settings.RateFactor(Updates)), Settings.Kappa, Settings.ClipNewbornOnly);
        }

        if (Updates % Settings.PolicyDelay != 0)
            return;
        PolicyGradient(batch.State);
        Actor.Step(Settings.ActorOptimiser.Scaled(Settings.RateFactor(Updates)), Settings.Kappa, Settings.ClipNewbornOnly);
        foreach (Network critic in Critics)
            critic.SoftUpdate(Settings.Polyak);
        Actor.SoftUpdate(Settings.Polyak);
    }
}
