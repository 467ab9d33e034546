using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;
using NE.MuJoCo;
using NE.Runtime.Networks;

namespace NE.Runtime.Training;

/// <summary>
/// The runs of a group and their learners. A run of several dies alone: its fault is kept, its learner is retired, and the others go on
/// without a trace of it. The fault of a run that is alone is thrown. Work on runs is shared out over all cores.
/// </summary>
/// <param name="runs">The runs, in the order of the learners.</param>
/// <param name="learners">The learners.</param>
/// <param name="alone">Whether the trainer was given one run.</param>
/// <param name="failed">Is told of a run that died.</param>
internal sealed class RunGroup(IReadOnlyList<LearnerRun> runs, ILearnerGroup learners, bool alone, Action<LearnerRun> failed) : IRunGroup
{
    private static readonly ParallelOptions AllCores = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    private readonly int actions = runs[0].Experiment.Task.Actions;

    /// <summary>Environment steps done, for the sentences of faults.</summary>
    internal long Step { get; set; }

    /// <summary>How many runs go on.</summary>
    internal int ActiveCount { get; private set; } = runs.Count;

    /// <summary>Updates done.</summary>
    internal long Updates => learners.Updates;

    /// <inheritdoc/>
    public bool IsActive(int learner) => runs[learner].Fault is null;

    /// <inheritdoc/>
    public void Act(float[] observations, float[] chosen) => Choose(observations, chosen, null);

    /// <summary>The finite action for training of every learner that goes on.</summary>
    internal void Explore(float[] observations, float[] chosen, long step) => Choose(observations, chosen, step);

    /// <summary>Makes one update of every learner that goes on.</summary>
    internal void Update()
    {
        while (ActiveCount > 0)
        {
            try
            {
                learners.Update();
                break;
            }
            catch (DivergedException fault) when (!alone && IsActive(fault.Learner))
            {
                Fail(fault.Learner, fault);
            }
        }

        Settle();
    }

    /// <inheritdoc/>
    public bool Ask(int learner, Action<ILearnerGroup> question)
    {
        while (IsActive(learner))
        {
            try
            {
                question(learners);
                return true;
            }
            catch (DivergedException fault) when (!alone && IsActive(fault.Learner))
            {
                Fail(fault.Learner, fault);
            }
            catch (CheckpointException fault) when (!alone)
            {
                Fail(learner, fault);
            }
        }

        return false;
    }

    /// <inheritdoc/>
    /// <remarks>It happens on all cores; whoever fails at it dies.</remarks>
    public void Each(Action<int> work) => Each(0, runs.Count, work);

    /// <summary>Does something for some of the runs.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="end">The first behind them.</param>
    /// <param name="work">What to do; nothing of another run may be touched.</param>
    internal void Each(int first, int end, Action<int> work)
    {
        if (end - first > 1)
        {
            SideBySide(first, end, work);
        }
        else if (end - first == 1)
        {
            Try(first, work);
        }

        Settle();
    }

    /// <summary>Deals with what went wrong meanwhile.</summary>
    internal void Settle()
    {
        for (int learner = 0; learner < runs.Count; learner++)
        {
            if (runs[learner].PendingError is { } error)
            {
                runs[learner].PendingError = null;
                Fail(learner, error);
            }
        }
    }

    private void Choose(float[] observations, float[] chosen, long? exploring)
    {
        while (ActiveCount > 0)
        {
            try
            {
                if (exploring is { } step)
                {
                    learners.Explore(observations, chosen, step);
                }
                else
                {
                    learners.Act(observations, chosen);
                }

                break;
            }
            catch (DivergedException fault) when (!alone && IsActive(fault.Learner))
            {
                Fail(fault.Learner, fault);
            }
        }

        for (int learner = 0; learner < runs.Count; learner++)
        {
            if (IsActive(learner) && !ActionCheck.IsFinite(chosen.AsSpan(learner * actions, actions)))
            {
                Fail(learner, new DivergedException("Policy", learners.Updates, learner));
            }
        }
    }

    // Apart from its caller, so that a run that is alone pays for no closure.
    private void SideBySide(int first, int end, Action<int> work) => Parallel.For(first, end, AllCores, learner => Try(learner, work));

    private void Try(int learner, Action<int> work)
    {
        if (!IsActive(learner))
        {
            return;
        }

        try
        {
            work(learner);
        }
        catch (Exception fault)
        {
            runs[learner].PendingError ??= fault;
        }
    }

    private void Fail(int learner, Exception fault)
    {
        LearnerRun run = runs[learner];
        if (Sentence(run, fault) is not { } sentence)
        {
            ExceptionDispatchInfo.Throw(fault);
            return;
        }

        if (alone)
        {
            ExceptionDispatchInfo.Throw(sentence);
        }

        if (run.Fault is null)
        {
            run.Fault = sentence;
            ActiveCount--;
            learners.Retire(learner);
            failed(run);
        }
    }

    /// <summary>What a fault of one run is called; null for a fault that is not the run's own.</summary>
    private RunException? Sentence(LearnerRun run, Exception fault) => fault switch
    {
        RunException own => own,
        CheckpointException => new RunException(fault.Message, fault),
        DivergedException diverged => new RunException(RunFaults.Diverged(diverged, Step, run.Folder), fault),
        MuJoCoException simulation => new RunException(RunFaults.Simulation(simulation, Step, run.Experiment.Task.Name, run.Folder), fault),
        _ when RunFaults.IsWriting(fault) => new RunException(RunFaults.NotWritten(fault, run.Folder.Path), fault),
        _ => null,
    };
}
