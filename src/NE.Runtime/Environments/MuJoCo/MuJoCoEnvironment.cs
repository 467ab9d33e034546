using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using NE.MuJoCo;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.MuJoCo;

/// <summary>
/// A Gymnasium v4 task on MuJoCo: the procedure of a step and of a reset, common to all tasks. Each task adds its start, observation,
/// reward and termination. Physics is in double precision; only observations are rounded to float.
/// </summary>
/// <remarks>
/// A step writes the action unclipped, advances <c>frameSkip</c> physics steps, computes contact forces, and then reads. Nothing is
/// recomputed after the last physics step, so derived arrays (body positions, inertias, contact forces) are older than Qpos and Qvel. That
/// is part of the tasks' definition and affects the rewards of Ant, Humanoid and Reacher.
/// A task of your own derives from one of the tasks and changes its reward or start, or derives from this class with a model of its own.
/// </remarks>
public abstract class MuJoCoEnvironment : IEnvironment
{
    private readonly MuJoCoModel model;
    private readonly double[] observationInDouble;
    private readonly int frameSkip;

    /// <summary>Creates a task on a model.</summary>
    /// <param name="task">Sizes and limits, as in the class's <c>[Task]</c>.</param>
    /// <param name="frameSkip">Physics steps of one environment step.</param>
    /// <param name="xml">The model in MuJoCo's XML; files that it includes are not found.</param>
    /// <exception cref="NE.MuJoCo.MuJoCoException">The model is wrong.</exception>
    /// <exception cref="NE.MuJoCo.MuJoCoMissingException">MuJoCo is not installed.</exception>
    protected MuJoCoEnvironment(TaskSpec task, int frameSkip, string xml)
    {
        ArgumentNullException.ThrowIfNull(task);
        Task = task;
        this.frameSkip = frameSkip;
        observationInDouble = new double[task.Observations];
        model = MuJoCoModel.FromXml(xml);
        Data = new MuJoCoData(model);
        ControlStep = model.Timestep * frameSkip;
    }

    private protected MuJoCoEnvironment(TaskSpec task, int frameSkip)
        : this(task, frameSkip, ReadModel(task.Name))
    {
    }

    /// <summary>The sizes and limits of the task.</summary>
    public TaskSpec Task { get; }

    /// <summary>Simulated time of one environment step, in seconds.</summary>
    public double ControlStep { get; }

    /// <summary>The last observation before it was rounded to float.</summary>
    public ReadOnlySpan<double> ObservationInDouble => observationInDouble;

    /// <summary>The simulation.</summary>
    protected internal MuJoCoData Data { get; }

    /// <inheritdoc/>
    /// <exception cref="MuJoCoException">MuJoCo issued a warning.</exception>
    public void Reset(ref RandomStream random, Span<float> observation)
    {
        RequireLength(observation.Length, Task.Observations, "observation");
        Data.Reset();
        Prepare();
        DrawStart(ref random, Data.Qpos, Data.Qvel);
        Start(observation);
    }

    /// <inheritdoc/>
    /// <exception cref="MuJoCoException">MuJoCo issued a warning, for example because the action or the state is not finite.</exception>
    public StepResult Step(ReadOnlySpan<float> action, Span<float> observation)
    {
        RequireLength(action.Length, Task.Actions, "action");
        RequireLength(observation.Length, Task.Observations, "observation");

        double before = Progress();
        Span<double> control = Data.Ctrl;
        for (int i = 0; i < control.Length; i++)
        {
            control[i] = action[i];
        }

        Advance(frameSkip);
        Observe(observationInDouble);
        Round(observation);
        return new StepResult(Reward(before, control), HasTerminated());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts an episode from a given state, by the same procedure as <see cref="Reset"/>.</summary>
    internal void ResetTo(ReadOnlySpan<double> position, ReadOnlySpan<double> velocity, Span<float> observation)
    {
        RequireLength(position.Length, model.Nq, "position");
        RequireLength(velocity.Length, model.Nv, "velocity");
        RequireLength(observation.Length, Task.Observations, "observation");
        Data.Reset();
        Prepare();
        position.CopyTo(Data.Qpos);
        velocity.CopyTo(Data.Qvel);
        Start(observation);
    }

    /// <summary>
    /// Called after constants of the model changed, possibly within an episode. A step that begins with a whole physics step derives everything
    /// anew, so that nothing is done here.
    /// </summary>
    internal virtual void ModelEdited()
    {
    }

    /// <summary>Frees the simulation.</summary>
    /// <param name="disposing">Whether called from <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Data.Dispose();
            model.Dispose();
        }
    }

    /// <summary>Called in a reset before the start is drawn.</summary>
    private protected virtual void Prepare()
    {
    }

    /// <summary>Computes what depends on the start.</summary>
    private protected virtual void Derive() => Data.Forward();

    /// <summary>Advances physics by one environment step.</summary>
    /// <param name="count">Number of physics steps.</param>
    private protected virtual void Advance(int count)
    {
        Data.Step(count);
        Data.RnePostConstraint();
    }

    /// <summary>Adds the start's noise: first all positions, then all velocities, one number for each coordinate.</summary>
    protected abstract void DrawStart(ref RandomStream random, Span<double> position, Span<double> velocity);

    /// <summary>A quantity whose value before the step the reward needs.</summary>
    protected virtual double Progress() => Data.Qpos[0];

    /// <summary>The reward of a step.</summary>
    /// <param name="before">The value of <see cref="Progress"/> before the step.</param>
    /// <param name="action">The action, not clipped.</param>
    protected abstract double Reward(double before, ReadOnlySpan<double> action);

    /// <summary>Whether the task has ended by itself.</summary>
    protected virtual bool HasTerminated() => false;

    /// <summary>Writes every element of the observation.</summary>
    protected abstract void Observe(Span<double> observation);

    /// <summary>Adds a number in [−bound, bound) to every element.</summary>
    protected static void AddUniform(ref RandomStream random, Span<double> values, double bound)
    {
        foreach (ref double value in values)
        {
            value += random.NextDouble(-bound, bound);
        }
    }

    /// <summary>Adds a normal number of the given standard deviation to every element.</summary>
    protected static void AddNormal(ref RandomStream random, Span<double> values, double deviation)
    {
        foreach (ref double value in values)
        {
            value += deviation * random.NextNormal();
        }
    }

    /// <summary>The sum of squares, in ascending order.</summary>
    protected static double SumOfSquares(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value * value;
        }

        return sum;
    }

    /// <summary>Whether no element is NaN or infinite.</summary>
    protected static bool AllFinite(ReadOnlySpan<double> values) => AllWithin(values, double.PositiveInfinity);

    /// <summary>Whether every element lies in (−bound, bound); a NaN does not.</summary>
    protected static bool AllWithin(ReadOnlySpan<double> values, double bound)
    {
        foreach (double value in values)
        {
            if (!(Math.Abs(value) < bound))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Copies elements clipped to [−bound, bound].</summary>
    protected static void CopyClipped(ReadOnlySpan<double> values, Span<double> destination, double bound)
    {
        for (int i = 0; i < values.Length; i++)
        {
            destination[i] = Math.Clamp(values[i], -bound, bound);
        }
    }

    /// <summary>The text of a model of this assembly.</summary>
    private protected static string ReadModel(string name)
    {
        using Stream stream = typeof(MuJoCoEnvironment).Assembly.GetManifestResourceStream($"{name}.xml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static void RequireLength(int length, int needed, string what)
    {
        if (length != needed)
        {
            ThrowLength(length, needed, what);
        }
    }

    [DoesNotReturn]
    private static void ThrowLength(int length, int needed, string what) =>
        throw new ArgumentException($"the {what} has {length} values, but the task has {needed}: give a span of that length.");

    private void Start(Span<float> observation)
    {
        Derive();
        Observe(observationInDouble);
        Round(observation);
    }

    private void Round(Span<float> observation)
    {
        for (int i = 0; i < observation.Length; i++)
        {
            observation[i] = (float)observationInDouble[i];
        }
    }
}
