using Microsoft.Win32.SafeHandles;

namespace NE.MuJoCo;

/// <summary>Owns an <c>mjModel</c>.</summary>
internal sealed class ModelHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public ModelHandle(nint model)
        : base(ownsHandle: true) => SetHandle(model);

    protected override bool ReleaseHandle()
    {
        NativeMethods.mj_deleteModel(handle);
        return true;
    }
}

/// <summary>Owns an <c>mjData</c>, and keeps its model alive: MuJoCo reads the model whenever it touches the data.</summary>
internal sealed class DataHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    private readonly ModelHandle model;

    public unsafe DataHandle(ModelHandle model)
        : base(ownsHandle: true)
    {
        this.model = model;
        bool added = false;
        model.DangerousAddRef(ref added);
        SetHandle(NativeMethods.mj_makeData((byte*)model.DangerousGetHandle()));
        if (IsInvalid)
        {
            model.DangerousRelease();
        }
    }

    protected override bool ReleaseHandle()
    {
        NativeMethods.mj_deleteData(handle);
        model.DangerousRelease();
        return true;
    }
}
