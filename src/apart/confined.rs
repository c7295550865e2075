//! A process that opens no file, starts no program and reaches no network from here on: whatever a file that it reads makes
//! of it, it can only answer wrongly.

use serde::{Deserialize, Serialize};

/// What a process keeps from, as far as the system holds it to that.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confined {
    /// Files, by Landlock.
    pub files: bool,
    /// Connections (TCP), by Landlock: since Linux 6.7.
    pub network: bool,
    /// All that it may ask of the system but memory, the time, and what is open: by a filter of system calls.
    pub calls: bool,
}

impl Confined {
    /// Whether it is kept from files and the network.
    #[must_use]
    pub const fn holds(self) -> bool {
        self.calls || self.files && self.network
    }
}

/// Confines this thread, and those that it starts, for good; as far as the system can.
#[must_use]
pub fn confine() -> Confined {
    let (files, network) = access();
    Confined { files, network, calls: calls() }
}

#[cfg(target_os = "linux")]
fn access() -> (bool, bool) {
    use landlock::{
        ABI, Access, AccessFs, AccessNet, LandlockStatus, Ruleset, RulesetAttr, RulesetStatus, Scope,
    };
    // The newest that is known: of what an older system does not know, the rest holds.
    let abi = ABI::V6;
    let ruleset = Ruleset::default()
        .handle_access(AccessFs::from_all(abi))
        .and_then(|rules| rules.handle_access(AccessNet::from_all(abi)))
        .and_then(|rules| rules.scope(Scope::from_all(abi)))
        .and_then(landlock::Ruleset::create);
    let Ok(status) = ruleset.and_then(landlock::RulesetCreated::restrict_self) else { return (false, false) };
    let files = status.ruleset != RulesetStatus::NotEnforced;
    let knows_tcp = matches!(status.landlock, LandlockStatus::Available { effective_abi, .. } if effective_abi >= ABI::V4);
    (files, files && knows_tcp)
}

#[cfg(not(target_os = "linux"))]
fn access() -> (bool, bool) {
    (false, false)
}

/// Processors that the filter is made for.
#[cfg(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64")
))]
mod filter {
    use std::collections::BTreeMap;

    use seccompiler::{
        BackendError, BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition,
        SeccompFilter, SeccompRule,
    };

    /// Reading and writing what is open, memory, locks, the end, the time: what decoding and allocating ask for.
    const ALLOWED: &[i64] = &[
        libc::SYS_read,
        libc::SYS_write,
        libc::SYS_readv,
        libc::SYS_writev,
        libc::SYS_close,
        libc::SYS_fstat,
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_madvise,
        libc::SYS_brk,
        libc::SYS_futex,
        libc::SYS_sched_yield,
        libc::SYS_sched_getaffinity,
        libc::SYS_clock_gettime,
        libc::SYS_getrandom,
        libc::SYS_getpid,
        libc::SYS_gettid,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sigaltstack,
        libc::SYS_restart_syscall,
        libc::SYS_exit,
        libc::SYS_exit_group,
    ];

    /// Memory that can't become a program: their third argument is what the memory is for.
    const MEMORY: &[i64] = &[libc::SYS_mmap, libc::SYS_mprotect];

    /// The filter: what is not allowed is refused.
    pub(super) fn program() -> Result<BpfProgram, BackendError> {
        let condition = |argument, compare, value| {
            let condition = SeccompCondition::new(argument, SeccompCmpArgLen::Dword, compare, value)?;
            SeccompRule::new(vec![condition])
        };
        let mut rules: BTreeMap<i64, Vec<SeccompRule>> = ALLOWED.iter().map(|call| (*call, vec![])).collect();
        for call in MEMORY {
            let never_run = condition(2, SeccompCmpOp::MaskedEq(libc::PROT_EXEC as u64), 0)?;
            rules.insert(*call, vec![never_run]);
        }
        // Itself and no other, where it fails.
        let own = u64::from(std::process::id());
        rules.insert(libc::SYS_tgkill, vec![condition(0, SeccompCmpOp::Eq, own)?]);
        // Its own limits: of time, from picture to picture.
        rules.insert(libc::SYS_prlimit64, vec![condition(0, SeccompCmpOp::Eq, 0)?]);
        let refuse = SeccompAction::Errno(libc::EPERM as u32);
        let arch = std::env::consts::ARCH.try_into()?;
        SeccompFilter::new(rules, refuse, SeccompAction::Allow, arch)?.try_into()
    }
}

#[cfg(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64")
))]
fn calls() -> bool {
    filter::program().is_ok_and(|program| seccompiler::apply_filter(&program).is_ok())
}

#[cfg(not(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64")
)))]
fn calls() -> bool {
    false
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::*;

    /// In a thread of its own, which is lost for anything else.
    fn confined<H: Send, T: Send>(by: fn() -> H, then: impl FnOnce() -> T + Send) -> (H, T) {
        std::thread::scope(|scope| scope.spawn(|| (by(), then())).join().unwrap())
    }

    #[test]
    fn no_file_is_opened_and_no_network_reached_by_one_that_is_confined() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let by_calls = || {
            let holds = calls();
            (holds, holds)
        };
        for by in [access, by_calls] {
            let ((files, network), tried) = confined(by, || {
                let read = std::fs::File::open(file.path());
                let made = std::fs::File::create(file.path().with_extension("new"));
                let bound = std::net::TcpListener::bind("127.0.0.1:0");
                [read.is_ok(), made.is_ok(), bound.is_ok()]
            });
            let [read, made, bound] = tried;
            // Where the system holds nobody to it, there is nothing to see.
            assert!(!files || !read && !made);
            assert!(!network || !bound);
        }
    }

    #[test]
    fn a_filter_of_calls_starts_no_program_and_lets_memory_and_pictures_alone() {
        let (holds, tried) = confined(calls, || {
            let started = std::process::Command::new("/bin/true").status();
            let sum = (0..200).map(|size| vec![1_u8; size << 12].len()).sum::<usize>();
            (started.is_ok(), sum)
        });
        assert!(!holds || tried == (false, 19_900 << 12));
    }
}
