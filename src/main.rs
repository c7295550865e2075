//! The `banxin` command.

fn main() -> std::process::ExitCode {
    banxin::cli::run()
}
