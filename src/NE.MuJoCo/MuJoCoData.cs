using System;
using System.Diagnostics.CodeAnalysis;

namespace NE.MuJoCo;

/// <summary>
/// One simulation of a model: its state, and what MuJoCo derives from it. Used by one thread at a time. Spans are views of native memory,
/// valid until the data is disposed. No method allocates unless it throws.
/// </summary>
/// <remarks>
/// A warning inside a call becomes a <see cref="MuJoCoException"/> after it. MuJoCo may have reset a broken state to the model's start by
/// then, so every further call also throws until <see cref="Reset"/>.
/// </remarks>
public sealed unsafe partial class MuJoCoData : IDisposable
{
    private readonly DataHandle handle;
    private readonly byte* model;
    private byte* data;

    /// <summary>Creates the data of a model, at the model's start.</summary>
    /// <param name="model">The model. The data keeps the native model alive, so this may be disposed at any time.</param>
    /// <exception cref="MuJoCoException">There is not enough memory for it.</exception>
    public MuJoCoData(MuJoCoModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        this.model = model.Pointer;
        Model = model;
        handle = new DataHandle(model.Handle);
        if (handle.IsInvalid)
        {
            throw new MuJoCoException("MuJoCo has not enough memory for the model's data.");
        }

        data = (byte*)handle.DangerousGetHandle();
    }

    /// <summary>The model that is simulated.</summary>
    public MuJoCoModel Model { get; }

    /// <summary>Simulated time since the last reset, in seconds.</summary>
    public double Time => *(double*)(Pointer + Layout.Data.Time);

    /// <summary>Number of contacts found by the last evaluation.</summary>
    public int ContactCount => *(int*)(Pointer + Layout.Data.Ncon);

    /// <summary>Number of scalar constraints of the last evaluation.</summary>
    public int ConstraintCount => *(int*)(Pointer + Layout.Data.Nefc);

    private byte* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(data == null, this);
            return data;
        }
    }

    /// <summary>Sets positions to the model's start and everything else, including warning counts, to zero (<c>mj_resetData</c>).</summary>
    public void Reset()
    {
        NativeMethods.mj_resetData(model, Pointer);
        GC.KeepAlive(this);
    }

    /// <summary>
    /// Advances physics steps (<c>mj_step</c>). Afterwards Qpos and Qvel are current, while everything derived belongs to the last
    /// evaluation within the last step: the state before it for Euler, the fourth stage for Runge-Kutta.
    /// </summary>
    /// <param name="count">Number of steps, at least 1.</param>
    /// <exception cref="MuJoCoException">A warning was raised.</exception>
    public void Step(int count = 1)
    {
        byte* state = Pointer;
        for (int step = 0; step < count; step++)
        {
            NativeMethods.mj_step(model, state);
        }

        ThrowIfWarned(state);
        GC.KeepAlive(this);
    }

    /// <summary>Computes what depends on positions and velocities alone (<c>mj_step1</c>): the first half of a step.</summary>
    /// <exception cref="MuJoCoException">A warning was raised.</exception>
    public void StepFirstHalf()
    {
        byte* state = Pointer;
        NativeMethods.mj_step1(model, state);
        ThrowIfWarned(state);
        GC.KeepAlive(this);
    }

    /// <summary>
    /// Computes forces and advances time (<c>mj_step2</c>): the second half of a step, after <see cref="StepFirstHalf"/>. Not for Runge-Kutta.
    /// </summary>
    /// <exception cref="MuJoCoException">A warning was raised.</exception>
    public void StepSecondHalf()
    {
        byte* state = Pointer;
        NativeMethods.mj_step2(model, state);
        ThrowIfWarned(state);
        GC.KeepAlive(this);
    }

    /// <summary>
    /// Computes everything derived from the state, without advancing time (<c>mj_forward</c>). Quaternions in Qpos are normalised in
    /// place.
    /// </summary>
    /// <exception cref="MuJoCoException">A warning was raised.</exception>
    public void Forward()
    {
        byte* state = Pointer;
        NativeMethods.mj_forward(model, state);
        ThrowIfWarned(state);
        GC.KeepAlive(this);
    }

    /// <summary>Computes the contact forces on the bodies, <see cref="CfrcExt"/> (<c>mj_rnePostConstraint</c>).</summary>
    /// <exception cref="MuJoCoException">A warning was raised.</exception>
    public void RnePostConstraint()
    {
        byte* state = Pointer;
        NativeMethods.mj_rnePostConstraint(model, state);
        ThrowIfWarned(state);
        GC.KeepAlive(this);
    }

    /// <summary>Computes what the model derives from its masses and inertias (<c>mj_setConst</c>). The state is lost.</summary>
    internal void SetConstants()
    {
        NativeMethods.mj_setConst(model, Pointer);
        GC.KeepAlive(this);
    }

    /// <summary>Number of times a warning was raised since the last <see cref="Reset"/>.</summary>
    public int WarningCount(MuJoCoWarning kind)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)kind, (uint)Layout.Data.WarningKinds, nameof(kind));
        return Count(Pointer, (int)kind);
    }

    /// <summary>Frees the native data.</summary>
    public void Dispose()
    {
        data = null;
        handle.Dispose();
    }

    // The hook reports only the first warning of a kind, so the counts decide; warnings without a count come only through the hook.
    private static void ThrowIfWarned(byte* state)
    {
        int warnings = 0;
        for (int kind = 0; kind < Layout.Data.WarningKinds; kind++)
        {
            warnings |= Count(state, kind);
        }

        if (warnings != 0 || Hooks.HasWarning)
        {
            ThrowWarning(state);
        }
    }

    private static int Count(byte* state, int kind) =>
        *(int*)(state + Layout.Data.Warning + (kind * Layout.Data.WarningStride) + Layout.Data.WarningCount);

    [DoesNotReturn]
    private static void ThrowWarning(byte* state)
    {
        string? text = Hooks.TakeWarning();
        for (int kind = 0; text is null; kind++)
        {
            text = Count(state, kind) > 0 ? $"{(MuJoCoWarning)kind} was raised before" : null;
        }

        throw new MuJoCoException($"MuJoCo raised a warning, so the simulation stops until it is reset: {text.Trim().TrimEnd('.')}.");
    }

    private Span<double> Field(int offset, int count) => new(*(double**)(Pointer + offset), count);
}
