using NE.Runtime.Tests.MuJoCo;

// The runtime looks for this name, outside any namespace.
internal static class StartupHook
{
    public static void Initialize() => ErrorHookTests.ProvokeWhenAsked();
}
